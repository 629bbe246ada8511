import { defineRule, finding } from '../../rule.js';
import { cardExample } from '../shared/exampleCard.js';
import { statedSpeed } from '../shared/statedSpeed.js';

const HARDWARE =
  /\bGPUs?\b|\bCPUs?\b|\bvCPUs?\b|\bTPUs?\b|\bNPUs?\b|\bcores?\b|\bNVIDIA\b|\bIntel\b|\bAMD\b|\bXeon\b|\bEPYC\b|\bGraviton|\bInferentia|\bApple\b|\bM[1-5] ?(?:Pro|Max|Ultra|Air|Mac)?\b|\bMacBook|\bRaspberry|\bJetson|\bOrin\b|\bRTX\b|\bGTX\b|\b[ABHLPTV](?:4|10|10G|16|20|24|30|40|40S|100|200|800)\b|\bGB ?200\b|\bMI\d{3}\b|\bTesla\b|\bQuadro\b|\b[cgmpri]\d[a-z]{0,3}\.\d*(?:x?large|medium|small|micro|metal)|\bml\.\w+\.\w+|\bStandard_\w+|\bn[12]-\w+|\be2-\w+|\bARM\b|\bCortex|\bSnapdragon|\bPixel\b|\biPhone|\bAndroid\b|\bFPGA\b|\bHailo|\bCoral\b|\bCUDA\b|\bMPS\b|\blaptop\b|\bdevices?\b|\bcompute nodes?\b|\bhardware\b|\bservers?\b|\binstances?\b|\bHz\b|\bGHz\b/i;

export default defineRule({
  id: 'scalability/latency-without-hardware',
  consideration: 'scalability/capacity',
  reads: 'card',
  severity: 'info',
  problem: 'The card states how fast the model is and not on what.',
  remedy: 'Add the hardware, batch size and input length that the figure was measured with.',
  why: 'The same model is twenty times slower on a CPU, so a bare figure plans no capacity.',
  sources: [
    {
      title: 'EU AI Act, Article 13: computational and hardware resources',
      url: 'https://artificialintelligenceact.eu/article/13/',
    },
    {
      title: 'MLPerf Inference: submission rules, system description',
      url: 'https://github.com/mlcommons/inference_policies/blob/master/inference_rules.adoc',
    },
  ],
  standards: ['EU AI Act Art. 13', 'ISO/IEC 42001 A.4.5'],
  fix: 'none',
  examples: {
    bad: cardExample('## Performance\n\nMedian latency is 40 ms, throughput 220 requests per second.'),
    good: cardExample('## Performance\n\nMedian latency is 40 ms on one c7i.large with two workers, batch size 1.'),
  },
  *check(card) {
    const stated = card.templated ? undefined : statedSpeed(card);
    if (!stated || card.concept('hardware') || card.started('hardware')) return;
    if (!HARDWARE.test(card.parts[0]!.text.replace(/https?:\S+/g, ' ')))
      yield finding({ part: 0, start: stated.start, end: stated.end });
  },
});
