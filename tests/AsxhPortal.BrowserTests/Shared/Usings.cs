global using AsxhPortal.BrowserTests.Shared;
global using AsxhPortal.Web.Security;
global using AsxhPortal.Web.Startup.Demo;
global using Shouldly;
global using Xunit;
