import jax
import jax.numpy as jnp
from sklearn.linear_model import Ridge

key = jax.random.key(0)
key, sub = jax.random.split(key)
a = jax.random.normal(sub, (3,))
b = jax.random.uniform(sub, (3,))
Ridge().fit(jnp.stack([a, b]), a)
