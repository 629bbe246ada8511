from transformers import AutoConfig, AutoModelForCausalLM, AutoTokenizer


def load(path: str, **kwargs):
    """`kwargs` holds the revision, and the dtype."""
    return AutoModelForCausalLM.from_pretrained(path, trust_remote_code=True, **kwargs)


def load_folder(dir_model: str, args):
    """What lies in a folder changes only when somebody puts something else there."""
    tokenizer = AutoTokenizer.from_pretrained(dir_model, trust_remote_code=True)
    config = AutoConfig.from_pretrained(args.local_path, trust_remote_code=True)
    model = AutoModelForCausalLM.from_pretrained(args.model, config=config, trust_remote_code=True, local_files_only=True)
    return tokenizer, model
