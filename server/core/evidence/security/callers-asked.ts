import { defineDetector } from '../../rule.js';
import { libraryUse } from '../shared/libraryUse.js';

/** What asks a caller for a key, a token or a password. */
const ASKS =
  /^(?:fastapi\.security\.(?:\w+\.)*(?:HTTPBearer|HTTPBasic|HTTPDigest|APIKeyHeader|APIKeyQuery|APIKeyCookie|OAuth2PasswordBearer|OAuth2AuthorizationCodeBearer|OpenIdConnect)|flask_httpauth\.\w+|flask_jwt_extended\.(?:JWTManager|jwt_required)|flask_login\.LoginManager)$/;

export default defineDetector({
  considerations: ['security/protection'],
  what: 'service that asks its callers for a key, a token or a password (FastAPI security, Flask-HTTPAuth, Flask-JWT-Extended)',
  reads: 'python',
  find: (python) => libraryUse(python, 'security/protection', ASKS),
});
