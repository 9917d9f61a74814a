"""Generates the client whenever the package is built; it is not in version control."""

import specpress
from setuptools import find_packages, setup
from setuptools.command.build_py import build_py


class BuildWithClient(build_py):
    """Generates before setuptools looks for modules, for wheels, sdists and editable installs."""

    def finalize_options(self) -> None:
        """Generate, and count all packages of the client."""
        specpress.generate("api.yaml", "build/client", package="petstore")
        self.distribution.packages = find_packages("build/client")
        super().finalize_options()


setup(cmdclass={"build_py": BuildWithClient})
