import type { CardConcept } from '../artifacts/cardConcepts.js';

/** What a new section of a card asks its author. */
export interface CardQuestions {
  /** Heading or label of the section. */
  readonly title: string;
  /** One to three questions, written into the card as comments. */
  readonly questions: readonly [string, ...string[]];
}

/**
 * Sections in the order in which readers meet them. The first part follows the model card template of the Hugging Face Hub
 * (https://github.com/huggingface/huggingface_hub/blob/main/src/huggingface_hub/templates/modelcard_template.md), operation
 * comes behind it, references last.
 */
export const cardQuestions: Readonly<Record<CardConcept, CardQuestions>> = {
  description: { title: 'Model Description', questions: ['What does the model do, for whom, and what is special about it?'] },
  'model-type': {
    title: 'Model Type',
    questions: ['Which kind of model is it, with which architecture and how many parameters?'],
  },
  'base-model': { title: 'Base Model', questions: ['Which model, in which revision, was this one trained from?'] },
  version: {
    title: 'Version',
    questions: [
      'Which version is this, of which date, and what changed since the last?',
      'Which revisions of data and code is it made from?',
    ],
  },
  'intended-use': {
    title: 'Intended Use',
    questions: ['Which decision or task is the model for?', 'Who uses it, and on which people or things?'],
  },
  'out-of-scope': {
    title: 'Out-of-Scope Use',
    questions: ['For what must nobody use it, though they could?', 'In which settings was it never tested?'],
  },
  bias: {
    title: 'Bias',
    questions: ['For which groups are results worse, and by how much?', 'Where does that come from: data, labels, features?'],
  },
  risks: {
    title: 'Risks',
    questions: ['Who is harmed by a wrong output, and how badly?', 'What is done about it, and which risk remains?'],
  },
  limitations: {
    title: 'Limitations',
    questions: ['When does the model fail, and how would a user notice?', 'Which inputs or conditions make it less reliable?'],
  },
  mitigation: {
    title: 'Bias Mitigation',
    questions: [
      'What was done against the known biases: in the data, in training, in the thresholds?',
      'What did it change in the numbers per group?',
    ],
  },
  ethics: {
    title: 'Ethical Considerations',
    questions: [
      'Who is affected without using the model, and were they asked?',
      'Who reviewed it, when, and with which outcome?',
    ],
  },
  'usage-code': { title: 'How to Get Started', questions: ['Which lines load the model and make one prediction?'] },
  'io-spec': {
    title: 'Inputs and Outputs',
    questions: [
      'Which fields, types, units and sizes does an input have?',
      'What does an output look like, and what does an error?',
    ],
  },
  'training-data': {
    title: 'Training Data',
    questions: [
      'Where is the data from, of which period, and how many examples are there?',
      'How was it selected, cleaned and labelled?',
      'Under which license, and with personal data or without?',
    ],
  },
  'data-validation': {
    title: 'Data Validation',
    questions: ['Which checks does data pass before training, and before a prediction?', 'What happens to a record that fails?'],
  },
  'data-refresh': {
    title: 'Data Updates',
    questions: ['Which version and cut-off date does the data have?', 'How often is it renewed, and what prompts that?'],
  },
  'training-procedure': {
    title: 'Training Procedure',
    questions: [
      'Which steps, hyperparameters and seeds lead from the data to this model?',
      'Which command and which environment repeat it?',
    ],
  },
  'model-choice': {
    title: 'Model Choice',
    questions: ['Why this kind of model and not a simpler one?', 'Which alternatives were tried, and how did they do?'],
  },
  'eval-data': {
    title: 'Evaluation Data',
    questions: [
      'Which data was the model tested on, and how is it kept apart from the training data?',
      'How close is it to what the model meets in use?',
    ],
  },
  'subgroup-eval': {
    title: 'Performance by Group',
    questions: ['Which groups were compared, and why these?', 'What is the metric for each, with the number of examples?'],
  },
  evaluation: { title: 'Evaluation', questions: ['Which metrics, why these, and with which values on which data?'] },
  thresholds: {
    title: 'Acceptance Criteria',
    questions: ['Which value of which metric must the model reach to be released, and to stay in use?', 'What happens below it?'],
  },
  uncertainty: {
    title: 'Uncertainty',
    questions: [
      'How sure is the model of an output, and is that calibrated?',
      'How wide are the confidence intervals of the reported numbers?',
    ],
  },
  audit: {
    title: 'Fairness Audit',
    questions: ['Who looked at fairness last, on which date, and with which result?', 'When is the next time?'],
  },
  explainability: {
    title: 'Explainability',
    questions: [
      'Which method explains single predictions or the model as a whole?',
      'Which features weigh most, and is that plausible?',
    ],
  },
  'output-interpretation': {
    title: 'Interpreting the Output',
    questions: [
      'What does the output mean in words, and what does it not mean?',
      'Which threshold turns it into a decision, and what does each kind of error cost?',
    ],
  },
  environment: {
    title: 'Environmental Impact',
    questions: ['How much energy did training take, on which hardware, where, and for how long?'],
  },
  hardware: {
    title: 'Hardware Requirements',
    questions: ['What does it need to run: processor or GPU, memory, disk?', 'How large are the weights?'],
  },
  software: { title: 'Software', questions: ['Which versions of language, libraries and drivers does it need?'] },
  latency: {
    title: 'Latency and Throughput',
    questions: [
      'How long does a prediction take (p50, p95), on which hardware and batch size?',
      'How many requests per second does one replica bear?',
    ],
  },
  optimisation: {
    title: 'Optimisation',
    questions: ['Was the model quantised, distilled, pruned or compiled, and what did that cost in quality?', 'If not, why not?'],
  },
  scaling: { title: 'Scaling', questions: ['Which load is expected, and what happens when it doubles?'] },
  monitoring: {
    title: 'Monitoring',
    questions: [
      'What is watched in production: inputs, outputs, quality?',
      'Which test and threshold tell drift, and who is alerted?',
    ],
  },
  retraining: {
    title: 'Retraining',
    questions: ['What prompts a new training: a date, a threshold?', 'Who approves the new model, and how does one go back?'],
  },
  security: {
    title: 'Security',
    questions: [
      'Who can reach the model, and how are inputs checked and limited?',
      'Which attacks were considered or tried?',
      'In which format are the weights, and how can a user verify them?',
    ],
  },
  upkeep: {
    title: 'Security Updates',
    questions: [
      'How do fixes for dependencies and the base image reach production, and how fast?',
      'How does one report a vulnerability?',
    ],
  },
  privacy: {
    title: 'Privacy',
    questions: [
      'Which personal data went into training, and which is sent at prediction time?',
      'On which legal ground, for how long is it kept, and how can people object?',
    ],
  },
  oversight: {
    title: 'Human Oversight',
    questions: ['Which outputs does a person review before they take effect?', 'How can one override or stop the model?'],
  },
  feedback: {
    title: 'Feedback',
    questions: ['Where do users and those affected report a wrong output, and who answers?', 'How does that change the model?'],
  },
  regulatory: {
    title: 'Regulatory Information',
    questions: ['Which laws and standards apply where it is used, and in which risk class?', 'What was done for each?'],
  },
  cost: {
    title: 'Cost',
    questions: ['What did training cost, and what do a thousand predictions cost?', 'What is the budget, and who owns it?'],
  },
  'cost-review': {
    title: 'Cost Review',
    questions: ['When were the costs last looked at, with which outcome, and when is the next time?'],
  },
  license: {
    title: 'License',
    questions: ['Under which license are weights and code, and which license of base model and data binds them?'],
  },
  citation: { title: 'Citation', questions: ['How should others cite the model?'] },
  contact: {
    title: 'Contact',
    questions: ['Which team or person answers for the model, and how are they reached in an emergency?'],
  },
};
