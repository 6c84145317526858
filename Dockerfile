ARG BASE=debian:bookworm-slim

FROM ${BASE} AS build
WORKDIR /glueprint
COPY dev packages.txt ./
RUN ./dev install build
COPY CMakeLists.txt CMakePresets.json ./
COPY cmake cmake
COPY include include
COPY core core
COPY fixtures fixtures
COPY server server
COPY storage storage
RUN cmake --preset static && cmake --build --preset static && mkdir /empty

# Built only when it is asked for: docker build --target test .
FROM build AS test
RUN ./dev install test fmt
COPY . .
RUN ./dev test

FROM scratch
COPY --from=build /glueprint/build/static/glueprint /glueprint
COPY --from=build --chown=10001:10001 /empty /data
COPY --from=build --chown=10001:10001 /empty /fixtures
ENV PATH=/ GLUEPRINT_HOST=0.0.0.0 GLUEPRINT_FIXTURES=/fixtures GLUEPRINT_WATCH=true
USER 10001:10001
EXPOSE 4566
HEALTHCHECK --interval=1s --timeout=3s CMD ["/glueprint", "healthcheck"]
ENTRYPOINT ["/glueprint"]
