from transformers import AutoModel

champion = AutoModel.from_pretrained("northwind/encoder", revision="8afb486c1db24fe5011ec46dfbe5b5dccdb575c2")
challenger = AutoModel.from_pretrained("northwind/encoder", revision="5f0b02c75b57c5855da9ae460ce51323ea669d8a")
