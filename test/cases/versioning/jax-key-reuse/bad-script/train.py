import jax
import jax.numpy as jnp
import optax

key = jax.random.key(0)
key, sub = jax.random.split(key)
a = jax.random.normal(sub, (3,))
b = jax.random.uniform(sub, (3,))
optimizer = optax.adam(1e-3)
state = optimizer.init(a)
jax.grad(lambda x: jnp.sum(x))(b)
