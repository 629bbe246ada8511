import { defineRule, finding } from '../../rule.js';
import { requestHandlers } from '../shared/requestHandlers.js';

export default defineRule({
  id: 'security/image-size-unchecked',
  consideration: 'security/protection',
  reads: 'python',
  severity: 'warning',
  problem: 'The guard of Pillow against decompression bombs is switched off in a service.',
  remedy: 'Set `Image.MAX_IMAGE_PIXELS` to the largest image that the model takes.',
  why: 'One small file that unpacks to billions of pixels takes all memory, and the service with it.',
  sources: [
    {
      title: 'Pillow: Image.MAX_IMAGE_PIXELS',
      url: 'https://pillow.readthedocs.io/en/stable/reference/Image.html#PIL.Image.MAX_IMAGE_PIXELS',
    },
  ],
  standards: ['EU AI Act Art. 15', 'CWE-409'],
  fix: 'none',
  examples: {
    bad: {
      'serve.py': `from fastapi import FastAPI, UploadFile
from PIL import Image
from transformers import pipeline

Image.MAX_IMAGE_PIXELS = None
app = FastAPI()
classify = pipeline("image-classification", model="./model")


@app.post("/classify")
def classify_image(image: UploadFile):
    return classify(Image.open(image.file))
`,
    },
    good: {
      'serve.py': `from fastapi import FastAPI, UploadFile
from PIL import Image
from transformers import pipeline

Image.MAX_IMAGE_PIXELS = 20_000_000
app = FastAPI()
classify = pipeline("image-classification", model="./model")


@app.post("/classify")
def classify_image(image: UploadFile):
    return classify(Image.open(image.file))
`,
    },
  },
  *check(python, { artifact }) {
    for (const { name, value, part, start, end } of python.assignments) {
      if (name !== 'PIL.Image.MAX_IMAGE_PIXELS' || value?.kind !== 'none') continue;
      if (requestHandlers(python, artifact).length === 0) return;
      yield finding({ part, start, end }, '`MAX_IMAGE_PIXELS = None`: this service unpacks images of any size.');
    }
  },
});
