# Infinity Travel. `docker build -t infinity-travel .`; configuration by environment: .env.example, docs/operations.md.

FROM node:24.21.0-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
COPY client/package.json client/
COPY playground/package.json playground/
COPY web/package.json web/
RUN npm ci --ignore-scripts
COPY . .
RUN node scripts/artefact.mjs /app

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production PORT=4000
WORKDIR /app
# Compiled code that the program keeps for its next start, and pictures when there is no bucket.
COPY --from=build --chown=node:node /app ./
RUN mkdir --mode=700 /data && chown node:node /data
ENV DATA_DIR=/data
VOLUME /data
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD node -e 'fetch("http://127.0.0.1:" + process.env.PORT + "/healthz").then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))'
CMD ["node", "--enable-source-maps", "dist/src/main.js"]
