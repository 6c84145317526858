// What an account without requests shows: how to point a client at this server.

import { world } from "./api.js";
import { copyable, h } from "./dom.js";

const WAYS = {
  "Shell, and every SDK": (url, account, region) =>
    `export AWS_ENDPOINT_URL_GLUE=${url}\nexport AWS_ACCESS_KEY_ID=${account} `
    + `AWS_SECRET_ACCESS_KEY=any AWS_REGION=${region}\naws glue list-blueprints`,
  "Python (boto3)": (url, account, region) =>
    `import boto3\n\nglue = boto3.client(\n    "glue", endpoint_url="${url}", `
    + `region_name="${region}",\n    aws_access_key_id="${account}", `
    + "aws_secret_access_key=\"any\")\nprint(glue.list_blueprints())",
  "JavaScript (v3)": (url, account, region) =>
    "import { Glue } from \"@aws-sdk/client-glue\";\n\nconst glue = new Glue({\n  "
    + `endpoint: "${url}", region: "${region}",\n  credentials: { accessKeyId: "${account}", `
    + "secretAccessKey: \"any\" },\n});\nconsole.log(await glue.listBlueprints());",
};

export const firstSteps = () => h("div", { class: "steps" },
  h("h2", {}, "No request has come from this account yet"),
  h("p", {}, "They appear here the moment they come. Point a client at this server; the access "
    + "key is the account:"),
  Object.entries(WAYS).map(([name, write]) => h("section", {}, h("h3", {}, name),
    copyable(write(location.origin, world.account, world.region), name))));
