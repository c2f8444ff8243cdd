using AsxhPortal.Web.Security;

namespace AsxhPortal.Web.Features.Shared;

/// <summary>An empty list says why and what to do: <c>&lt;partial name="_Nothing" model='new NothingHere("Chưa có …", "Hãy …")' /&gt;</c>.</summary>
public sealed record NothingHere(string Title, string WhatNext, string? Url = null, string? LinkText = null, string Icon = "bi-inbox", Permission? Needs = null);
