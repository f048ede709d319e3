# One image for silo and front end: the default runs everything in one process;
#   docker run --env Oig__Role=FrontEnd …
# runs the front end alone, as a client of a cluster.

FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG TARGETARCH
WORKDIR /source

# Restore depends on the project files only, so that a change of code does not repeat it.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY src/Contracts/Contracts.csproj src/Contracts/
COPY src/Portal/Portal.csproj src/Portal/
COPY src/Grains/Grains.csproj src/Grains/
COPY src/Cluster/Cluster.csproj src/Cluster/
COPY src/Simulator/Simulator.csproj src/Simulator/
COPY src/Api/Api.csproj src/Api/
COPY src/Silo/Silo.csproj src/Silo/
RUN dotnet restore src/Silo/Silo.csproj --arch $TARGETARCH -p:PublishReadyToRun=true

COPY .editorconfig ./
COPY src/ src/
# Compiled ahead of time, the server answers sooner after a start.
RUN dotnet publish src/Silo/Silo.csproj --no-restore --configuration Release --arch $TARGETARCH --no-self-contained \
    -p:PublishReadyToRun=true --output /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# tzdata: the portal's times are Europe/Prague. curl: the health check.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends curl tzdata \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 64198 --no-create-home oig \
    && install --directory --owner=oig --mode=700 /data \
    && touch /var/log/oig_mcp_auth.log \
    && chown oig:oig /var/log/oig_mcp_auth.log
WORKDIR /app
COPY --from=build /app ./
USER oig
ENV ASPNETCORE_URLS=http://0.0.0.0:8000 \
    Oig__Access__WhitelistPath=/data/whitelist.txt \
    Oig__DataPath=/data \
    Oig__Fail2Ban__Offset=true
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=15s CMD curl --fail --silent http://127.0.0.1:8000/health/ready
ENTRYPOINT ["dotnet"]
CMD ["Oig.Silo.dll"]
