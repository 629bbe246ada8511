// Stands in for a defect: makes the process fail where nothing is expected to.
const path = require('node:path');
path.relative = () => {
  throw new Error('no luck today');
};
