import { messageAt, messagesOf, scalarOf, stringOf } from '../../artifacts/protoText.js';
import { protoSpan } from '../../artifacts/tritonConfig.js';
import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['security/protection'],
  what: 'Triton: repository agent that compares the model with its checksum',
  reads: 'tritonConfig',
  *find({ root }) {
    for (const agent of messagesOf(messageAt(root, 'model_repository_agents'), 'agents')) {
      const name = scalarOf(agent, 'name');
      if (name && stringOf(name) === 'checksum' && messagesOf(agent, 'parameters').length > 0)
        yield evidence('security/protection', protoSpan(name), 'the model is compared with its checksum');
    }
  },
});
