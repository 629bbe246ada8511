import { defineDetector } from '../../rule.js';
import { libraryUse } from '../shared/libraryUse.js';

/** Calls that explain; data sets and helpers of these libraries are not among them. */
const COUNTS =
  /^(?:shap\.(?:(?:explainers\.)?\w*Explainer|plots\.\w+|\w+_plot|Explanation)|lime\.\w+(?:\.\w+)*|captum\.(?:attr|concept|influence|insights)\.\w+|alibi\.(?:explainers|prototypes)\.\w+(?:\.\w+)?|interpret(?:_community|\.\w+)*\.\w+|dice_ml\.\w+|eli5\.\w+|dalex\.\w+|shapash\.\w+|aix360\.(?:algorithms|explainers)\.\w+|omnixai\.\w+(?:\.\w+)*|PyALE\.ale|explainerdashboard\.\w+|sklearn\.inspection\.(?:permutation_importance|partial_dependence|PartialDependenceDisplay\.\w+|plot_partial_dependence)|transformers_interpret\.\w+|inseq\.\w+|quantus\.\w+|xplique\.attributions\.\w+|tf_explain\.core\.[\w.]+|innvestigate\.create_analyzer|treeinterpreter\.treeinterpreter\.predict|skater\.core\.[\w.]+|sagemaker\.clarify\.(?:SHAPConfig|PDPConfig|SageMakerClarifyProcessor\(\)\.run_explainability))$/;

export default defineDetector({
  considerations: ['interpretability/explanations'],
  what: 'call of a model-agnostic or attribution explainer (SHAP, LIME, Captum, Alibi, permutation importance) in a notebook or script',
  reads: 'python',
  find: (python) => libraryUse(python, 'interpretability/explanations', COUNTS),
});
