"""What every client of this kind shares. Generated; not an interface of its own."""
