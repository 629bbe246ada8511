from transformers import AutoModelForCausalLM, Trainer, set_seed

set_seed(7)
teacher = AutoModelForCausalLM.from_pretrained("northwind/scribe-70B")
student = AutoModelForCausalLM.from_pretrained("northwind/scribe-7B")
Trainer(model=student, train_dataset=train).train()
