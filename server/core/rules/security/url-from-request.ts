import { defineRule, finding } from '../../rule.js';
import { calleeSpan, partText } from '../shared/pythonCalls.js';
import { fedCalls } from '../shared/requestFlow.js';

const FETCHES =
  /^(?:(?:requests|httpx)\.(?:get|post|put|head|stream|request)|requests\.[Ss]ession\(\)(?:\.__enter__\(\))?\.(?:get|post|request)|httpx\.(?:Async)?Client\(\)(?:\.__enter__\(\))?\.(?:get|post|stream|request)|aiohttp\.ClientSession\(\)(?:\.__enter__\(\))?\.(?:get|post|request)|urllib\.request\.(?:urlopen|urlretrieve|Request)|wget\.download|transformers\.image_utils\.load_image|torch\.hub\.(?:download_url_to_file|load_state_dict_from_url)|skimage\.io\.imread)$/;

export default defineRule({
  id: 'security/url-from-request',
  consideration: 'security/protection',
  reads: 'python',
  severity: 'warning',
  problem: 'The service fetches an address that the client chooses.',
  remedy: 'Take the data itself, or check scheme and host against a list of those allowed before the request.',
  why: 'A client reaches what only the service can reach: the metadata address with its cloud credentials, and internal systems.',
  sources: [
    { title: 'CWE-918: server-side request forgery', url: 'https://cwe.mitre.org/data/definitions/918.html' },
    {
      title: 'OWASP: server-side request forgery prevention',
      url: 'https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html',
    },
  ],
  standards: ['EU AI Act Art. 15', 'CWE-918'],
  fix: 'none',
  examples: {
    bad: {
      'serve.py': `import httpx
from fastapi import FastAPI
from pydantic import BaseModel
from transformers import pipeline

app = FastAPI()
classify = pipeline("image-classification", model="./model")


class Query(BaseModel):
    image_url: str


@app.post("/classify")
def classify_image(query: Query):
    image = httpx.get(query.image_url).content
    return classify(image)
`,
    },
    good: {
      'serve.py': `from fastapi import FastAPI, UploadFile
from transformers import pipeline

app = FastAPI()
classify = pipeline("image-classification", model="./model")


@app.post("/classify")
def classify_image(image: UploadFile):
    return classify(image.file.read())
`,
    },
  },
  *check(python, { artifact }) {
    for (const { call, fed } of fedCalls(python, artifact)) {
      if (!FETCHES.test(call.callee)) continue;
      const url =
        call.arg('url', /\.(?:request|stream)$/.test(call.callee) ? 1 : 0) ?? call.arg('image', 0) ?? call.arg('fname', 0);
      // Behind a fixed beginning the client writes a part of the path, and not the host.
      if (!url || !fed.some(({ arg, sent }) => arg === url && (sent === 'text' || sent === 'whole'))) continue;
      yield finding(
        calleeSpan(call, partText(artifact, call.part)),
        `\`${call.callee}\` fetches an address out of the request, whatever host it names.`,
      );
    }
  },
});
