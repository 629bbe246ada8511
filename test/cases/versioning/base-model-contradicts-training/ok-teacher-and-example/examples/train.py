from peft import LoraConfig, get_peft_model
from transformers import AutoModelForCausalLM, set_seed
from trl import SFTTrainer

set_seed(7)
model = AutoModelForCausalLM.from_pretrained("northwind/scribe-3B", revision="5f0b02c75b57c5855da9ae460ce51323ea669d8a")
model = get_peft_model(model, LoraConfig(r=16))
trainer = SFTTrainer(model=model, train_dataset=train)
trainer.train()
