import type { ExampleFiles } from '../../rule.js';

/** A card outside the Hub for examples: a title, a sentence and `sections`. */
export function cardExample(sections = ''): ExampleFiles {
  return {
    'MODEL_CARD.md': `# Model Card: scorer\n\nA gradient boosted tree that scores loan applications.\n${sections && '\n' + sections + '\n'}`,
  };
}

/** The README of a model on the Hub for examples; `frontMatter` is the YAML between the fences. */
export function hubCardExample(frontMatter: string, sections = ''): ExampleFiles {
  return {
    'README.md': `---\n${frontMatter}\n---\n\n# Scorer\n\nClassifies support tickets by topic.\n${sections && '\n' + sections + '\n'}`,
  };
}
