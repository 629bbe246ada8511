/** Names that every Python cell knows without an import: the builtins of Python 2 and 3, and what IPython adds. */
export const PYTHON_BUILTINS: ReadonlySet<string> = new Set(
  (
    'abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex copyright ' +
    'credits delattr dict dir divmod enumerate eval exec exit filter float format frozenset getattr globals hasattr hash help ' +
    'hex id input int isinstance issubclass iter len license list locals map max memoryview min next object oct open ord pow ' +
    'print property quit range repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip ' +
    '__import__ __name__ __file__ __doc__ __builtins__ NotImplemented Ellipsis ' +
    'raw_input xrange unicode unichr long basestring execfile reduce file cmp raw_input reload ' +
    'BaseException Exception ArithmeticError AssertionError AttributeError BufferError EOFError FileExistsError ' +
    'FileNotFoundError FloatingPointError GeneratorExit IOError ImportError IndexError InterruptedError IsADirectoryError ' +
    'KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError NotADirectoryError NotImplementedError ' +
    'OSError OverflowError PermissionError RecursionError ReferenceError RuntimeError RuntimeWarning StopIteration ' +
    'SyntaxError SystemError SystemExit TabError TimeoutError TypeError UnboundLocalError UnicodeDecodeError ' +
    'UnicodeEncodeError UnicodeError UserWarning ValueError Warning FutureWarning DeprecationWarning ZeroDivisionError ' +
    'ConnectionError BrokenPipeError ChildProcessError ConnectionRefusedError ConnectionResetError ExceptionGroup ' +
    'get_ipython display In Out _ __ ___ _i _ih _oh _dh'
  ).split(' '),
);
