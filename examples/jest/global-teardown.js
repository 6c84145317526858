module.exports = async () => {
  const server = globalThis.glueprint;
  if (!server) return;
  const exited = new Promise((done) => server.once("exit", done));
  server.kill("SIGTERM");
  await exited;
};
