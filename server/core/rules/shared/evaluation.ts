import type { PyArg, PyCall, PythonCode } from '../../artifacts/python.js';
import { pathOfValue } from './pythonCalls.js';

const SPLIT = /^sklearn\.model_selection\.train_test_split\(\)\[(\d+)\](?:\.\w+(?:\(\))?|\[\d*\])*$/;
const TEST_NAME = /(?:^|_)(?:test|testing|holdout|hold_out)(?:_|\d*$)|^[Xy]test$|^x_?te$/i;
const TRAIN_NAME = /(?:^|_)(?:train|training)(?:_|\d*$)|^[Xy]train$/i;
const PREDICTED = /(?:^|_)(?:y?pred(?:s|icted|ictions?)?|yhat|y_hat|preds?)\d*(?:_|$)|^y_?p$/i;
const TRUTH =
  /^(?:y|labels?|targets?|truth|ground_truth)(?:_(?:true|test|train|val|valid|validation|actual|dev|holdout))?$|^(?:true|actual)_(?:y|labels?|values?)$/i;

/** The text of an argument's value. */
export function written(arg: PyArg, text: string): string {
  return text.slice(arg.valueStart, arg.end);
}

/** A plain name, the data frame or array behind `X_test[features].values`; empty for anything that is computed. */
export function dataName(arg: PyArg | undefined, text: string): string {
  return arg ? (/^([A-Za-z_]\w*)(?:\.\w+(?:\(\))?|\[[^\]\n]*\])*$/.exec(written(arg, text).trim())?.[1] ?? '') : '';
}

/** Rows that are held back for the test: by the split they come from, else by their name. */
export function isTestRows(arg: PyArg | undefined, text: string): boolean {
  const name = dataName(arg, text);
  if (!arg || name === '' || TRAIN_NAME.test(name)) return false;
  const index = SPLIT.exec(pathOfValue(arg.value))?.[1];
  return index === undefined ? TEST_NAME.test(name) : Number(index) % 2 === 1 && !/val|dev/i.test(name);
}

/** Rows that the model is trained on, by the split they come from, else by their name. */
export function isTrainRows(arg: PyArg | undefined, text: string): boolean {
  const name = dataName(arg, text);
  if (!arg || name === '' || TEST_NAME.test(name)) return false;
  const index = SPLIT.exec(pathOfValue(arg.value))?.[1];
  return index === undefined ? TRAIN_NAME.test(name) : Number(index) % 2 === 0;
}

/** What a model has said: the result of `predict`, or a variable that is named after it. */
export function isPredicted(arg: PyArg | undefined, text: string): boolean {
  if (!arg) return false;
  return /\.predict\(\)$/.test(pathOfValue(arg.value)) || PREDICTED.test(dataName(arg, text));
}

/** What is true: labels out of a split, or a variable that is named after them. */
export function isTruth(arg: PyArg | undefined, text: string): boolean {
  const name = dataName(arg, text);
  if (!arg || name === '' || PREDICTED.test(name)) return false;
  const index = SPLIT.exec(pathOfValue(arg.value))?.[1];
  return index === undefined ? TRUTH.test(name) : Number(index) >= 2;
}

/** Whether a call stands before another in the order of the code. */
export function isBefore(a: Pick<PyCall, 'part' | 'start'>, b: Pick<PyCall, 'part' | 'start'>): boolean {
  return a.part < b.part || (a.part === b.part && a.start < b.start);
}

/** The split that makes test rows out of these arrays. */
export function splitCalls(python: PythonCode): PyCall[] {
  return python.calls.filter(({ callee }) => callee === 'sklearn.model_selection.train_test_split');
}

/** The arrays of a split as they are written. */
export function splitArrays(split: PyCall, text: string): string[] {
  return split.args.filter(({ name }) => name === undefined).map((arg) => written(arg, text).trim());
}

const SUPERVISED =
  /^(?:sklearn\.(?:linear_model|svm|tree|ensemble|neighbors|neural_network|naive_bayes|discriminant_analysis|gaussian_process)\.\w+|(?:xgboost|lightgbm|catboost)\.\w*(?:Classifier|Regressor))\(\)$/;

/** What a method is called on is an estimator that learns from answers, itself and not in a pipeline or a search. */
export function isEstimator(path: string): boolean {
  return (
    SUPERVISED.test(path.replace(/\.fit\(\)$/, '')) && !/NearestNeighbors|KernelDensity|IsolationForest|OneClassSVM/.test(path)
  );
}
