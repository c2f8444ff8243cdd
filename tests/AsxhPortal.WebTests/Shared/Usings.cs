global using AsxhPortal.Web.Security;
global using AsxhPortal.Web.Startup.Demo;
global using AsxhPortal.WebTests.Shared;
global using Shouldly;
global using Xunit;
