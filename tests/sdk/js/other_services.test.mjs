// JavaScript's clients of other services, and a client of Glue that is refused, read their errors.

import assert from "node:assert/strict";
import { after, before, test } from "./limited.mjs";
import { ListBlueprintsCommand, ListJobsCommand } from "@aws-sdk/client-glue";
import { CognitoIdentityClient, GetIdCommand } from "@aws-sdk/nested-clients/cognito-identity";
import { GetRoleCredentialsCommand, SSOClient } from "@aws-sdk/nested-clients/sso";
import { CreateTokenCommand, SSOOIDCClient } from "@aws-sdk/nested-clients/sso-oidc";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/nested-clients/sts";
import { connect, startServer } from "./server.mjs";

const advice = /AWS_ENDPOINT_URL_GLUE/;
let server;

before(async () => {
  server = await startServer("--log-level", "off");
});
after(async () => assert.equal(await server.stop(), 0));

const config = () => ({
  endpoint: server.url,
  region: "us-east-1",
  credentials: { accessKeyId: "test", secretAccessKey: "secret" },
});

const errorOf = (client, command) => client.send(command).then(assert.fail, (raised) => raised);

test("clients of other services show the advice", async () => {
  const calls = [
    [STSClient, new AssumeRoleCommand({ RoleArn: "arn:aws:iam::1:role/r", RoleSessionName: "s" })],
    [SSOClient, new GetRoleCredentialsCommand({ roleName: "r", accountId: "a", accessToken: "t" })],
    [SSOOIDCClient, new CreateTokenCommand({ clientId: "c", clientSecret: "s", grantType: "g" })],
    [CognitoIdentityClient, new GetIdCommand({ IdentityPoolId: "p" })],
  ];
  for (const [Client, command] of calls) {
    const error = await errorOf(new Client(config()), command);
    assert.equal(error.name, "UnknownOperationException", Client.name);
    assert.match(error.message, advice);
    assert.equal(error.$metadata.attempts, 1);
  }
});

test("an operation that is not served says what is", async () => {
  const error = await errorOf(connect(server), new ListJobsCommand({}));
  assert.equal(error.name, "UnknownOperationException");
  assert.match(error.message, /does not serve ListJobs. It serves CreateBlueprint/);
});

test("a refusal before the API is an exception that says what to do", async () => {
  const client = connect(server);
  const comeFromElsewhere = (next) => (args) => {
    args.request.headers.origin = "http://evil.example";
    return next(args);
  };
  client.middlewareStack.add(comeFromElsewhere, { step: "finalizeRequest", priority: "low" });
  const error = await errorOf(client, new ListBlueprintsCommand({}));
  assert.equal(error.name, "AccessDeniedException");
  assert.match(error.message, /--allow-origin/);
  assert.equal(error.$metadata.httpStatusCode, 403);
});
