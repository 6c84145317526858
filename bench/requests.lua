-- wrk -s requests.lua URL -- FOLDER: sends the bodies of FOLDER/bodies, one a line, in turn, each
-- to the operation that FOLDER/operation names.

local requests = {}
local next_request = 0

function init(args)
  local operation = io.open(args[1] .. "/operation"):read("*l")
  local headers = {
    ["Content-Type"] = "application/x-amz-json-1.1",
    ["X-Amz-Target"] = "AWSGlue." .. operation,
    ["X-Amz-Date"] = "20261122T000000Z",
    ["User-Agent"] = "Boto3/1.26.27 Python/3.11.2 Linux/6.1 Botocore/1.29.27",
    ["Accept-Encoding"] = "identity",
    ["Authorization"] = "AWS4-HMAC-SHA256 "
      .. "Credential=AKIDEXAMPLE/20261122/us-east-1/glue/aws4_request, "
      .. "SignedHeaders=content-type;host;x-amz-date;x-amz-target, "
      .. "Signature=" .. string.rep("0123456789abcdef", 4),
  }
  for body in io.lines(args[1] .. "/bodies") do
    requests[#requests + 1] = wrk.format("POST", "/", headers, body)
  end
end

function request()
  next_request = next_request % #requests + 1
  return requests[next_request]
end
