# syntax=docker/dockerfile:1
# The site as a container: built with the SDK and Node, run on the ASP.NET image as a user without rights.

FROM node:20-bookworm-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
# The build fetches the front-end packages with npm; only node itself is taken from the image above.
COPY --from=node /usr/local/ /usr/local/
WORKDIR /source

# What restore and npm read comes first, so that a change of code does not fetch packages again.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY src/AsxhPortal.Domain/AsxhPortal.Domain.csproj src/AsxhPortal.Domain/
COPY src/AsxhPortal.Data/AsxhPortal.Data.csproj src/AsxhPortal.Data/
COPY src/AsxhPortal.Documents/AsxhPortal.Documents.csproj src/AsxhPortal.Documents/
COPY src/AsxhPortal.Web/AsxhPortal.Web.csproj src/AsxhPortal.Web/FrontEnd.targets src/AsxhPortal.Web/package.json src/AsxhPortal.Web/package-lock.json src/AsxhPortal.Web/
RUN dotnet restore src/AsxhPortal.Web --use-current-runtime

COPY src/ src/
RUN dotnet publish src/AsxhPortal.Web --configuration Release --use-current-runtime --no-self-contained --no-restore --output /app

# The .NET 10 image is Ubuntu; it brings ICU (Vietnamese sorting and upper case) and time zones. Fonts of papers are inside the program,
# so no font package is needed.
FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS site
WORKDIR /app
COPY --from=build /app ./
RUN mkdir --parents App_Data logs && chown --recursive $APP_UID App_Data logs
USER $APP_UID
ENV ASPNETCORE_ENVIRONMENT=Production \
    ASPNETCORE_HTTP_PORTS=8080 \
    DOTNET_EnableDiagnostics=0
EXPOSE 8080
VOLUME ["/app/App_Data", "/app/logs"]
# The image has no curl; bash opens the connection itself.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=5 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["dotnet", "AsxhPortal.Web.dll"]
