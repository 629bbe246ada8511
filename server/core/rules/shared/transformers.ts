/** What scikit-learn and its kin learn from the data they are fitted on, by module and class. */
const FITTED =
  /^(?:sklearn\.(?:preprocessing\.(?:StandardScaler|MinMaxScaler|RobustScaler|MaxAbsScaler|PowerTransformer|QuantileTransformer|KBinsDiscretizer|TargetEncoder)|impute\.(?:SimpleImputer|KNNImputer|IterativeImputer)|decomposition\.(?:PCA|TruncatedSVD|NMF|FastICA|KernelPCA|SparsePCA)|feature_selection\.(?:SelectKBest|SelectPercentile|SelectFromModel|RFE|RFECV|VarianceThreshold)|feature_extraction\.text\.(?:CountVectorizer|TfidfVectorizer|TfidfTransformer)|compose\.ColumnTransformer)|category_encoders\.\w+)\(\)$/;
/** Encoders learn labels only: fitted before the split they give nothing away, fitted on the test set they number it anew. */
const ENCODERS = /^sklearn\.preprocessing\.(?:LabelEncoder|OneHotEncoder|OrdinalEncoder|LabelBinarizer|MultiLabelBinarizer)\(\)$/;

/** What a method is called on: `sklearn.preprocessing.StandardScaler()` of `….fit_transform`. */
export function receiverPath(callee: string): string {
  return callee.slice(0, Math.max(callee.lastIndexOf('.'), 0));
}

export function learnsFromData(path: string): boolean {
  return FITTED.test(path);
}

export function isEncoder(path: string): boolean {
  return ENCODERS.test(path);
}

/** The class of `sklearn.preprocessing.StandardScaler()`. */
export function className(path: string): string {
  return /(\w+)\(\)$/.exec(path)?.[1] ?? path;
}
