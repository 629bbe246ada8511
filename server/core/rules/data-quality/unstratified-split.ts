import { addKeywordEdit } from '../../artifacts/pythonEdits.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { splitCalls, written } from '../shared/evaluation.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { imbalanceSign } from '../shared/imbalance.js';
import { calleeSpan, isBool, partText } from '../shared/pythonCalls.js';

export default defineRule({
  id: 'data-quality/unstratified-split',
  consideration: 'data-quality/validation',
  reads: 'python',
  severity: 'info',
  problem: 'The classes are known to be uneven, and the split leaves their shares to chance.',
  remedy: 'Split by class: `train_test_split(X, y, stratify=y)`.',
  why: 'A few rare rows more or less in the test set move the score more than the model does.',
  sources: [
    {
      title: 'scikit-learn: train_test_split, stratify',
      url: 'https://scikit-learn.org/stable/modules/generated/sklearn.model_selection.train_test_split.html',
    },
  ],
  standards: ['EU AI Act Art. 10', 'NIST AI RMF MEASURE 2.5'],
  fix: 'suggested',
  examples: {
    bad: notebookExample(
      'from sklearn.linear_model import LogisticRegression\nfrom sklearn.model_selection import train_test_split\n\nX_train, X_test, y_train, y_test = train_test_split(X, y, random_state=42)\nmodel = LogisticRegression(class_weight="balanced").fit(X_train, y_train)\n',
    ),
    good: notebookExample(
      'from sklearn.linear_model import LogisticRegression\nfrom sklearn.model_selection import train_test_split\n\nX_train, X_test, y_train, y_test = train_test_split(X, y, random_state=42, stratify=y)\nmodel = LogisticRegression(class_weight="balanced").fit(X_train, y_train)\n',
    ),
  },
  *check(python, { artifact }) {
    const sign = imbalanceSign(python);
    if (!sign) return;
    for (const split of splitCalls(python)) {
      const arrays = split.args.filter(({ name }) => name === undefined);
      if (arrays.length !== 2 || split.hasStarArgs || split.arg('stratify') || isBool(split.arg('shuffle'), false)) continue;
      const text = partText(artifact, split.part);
      const answers = written(arrays[1]!, text).trim();
      const edit = /^[A-Za-z_]\w*(?:\[(["'])[^"']+\1\])?$/.test(answers)
        ? addKeywordEdit(split, text, `stratify=${answers}`)
        : null;
      const place = {
        uri: artifact.uri,
        span: calleeSpan(sign, partText(artifact, sign.part)),
        message: 'The uneven classes are made up for here.',
      };
      yield finding(
        calleeSpan(split, text),
        'The classes are uneven, and this split does not keep their shares.',
        edit ? [suggestedFix(`Split by \`${answers}\``, edit)] : [],
        [place],
      );
    }
  },
});
