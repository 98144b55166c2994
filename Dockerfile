# The web and the commands. torch comes first and alone: resolved with the rest it lets several GB of CUDA in.
FROM python:3.11-slim-bookworm
RUN useradd --create-home nianbao && mkdir /state && chown nianbao /state
WORKDIR /app
COPY pyproject.toml constraints.txt README.md ./
RUN pip install --no-cache-dir "$(grep '^torch==' constraints.txt)"
COPY data data
COPY index index
COPY qa qa
COPY ui ui
RUN pip install --no-cache-dir --constraint constraints.txt .
USER nianbao
ENTRYPOINT ["nianbao"]
