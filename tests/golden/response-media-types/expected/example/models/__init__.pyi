from .problem import Problem as Problem
from .report import Report as Report
