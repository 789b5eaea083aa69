# The portal in one image: API and pages. It needs a PostgreSQL and an SMTP server: see docker-compose.yml.

FROM node:24-slim AS build
WORKDIR /app
COPY . .
RUN npx --yes pnpm@12.21.0 install --frozen-lockfile
RUN npm run build

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 WEB_DIST=/app/apps/web/dist DATA_DIR=/data
RUN mkdir /data && chown node /data
VOLUME /data
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY apps/api apps/api
COPY packages packages
COPY prisma prisma
RUN npx --yes pnpm@12.21.0 install --frozen-lockfile --prod --no-optional --filter @switchboard/api... && rm -rf ~/.npm ~/.local
COPY --from=build /app/prisma/generated prisma/generated
COPY --from=build /app/apps/web/dist apps/web/dist
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s CMD ["node", "-e", "fetch('http://127.0.0.1:4000/healthz').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["sh", "-c", "node prisma/migrate.ts && exec node apps/api/src/server.ts"]
