# A client of the stacks in this folder, with Debian's boto3.
ARG BASE=debian:bookworm-slim

FROM ${BASE}
RUN apt-get update && apt-get install -y --no-install-recommends python3-boto3
COPY client.py /client.py
USER 10001:10001
CMD ["python3", "/client.py"]
