"""What `remit explain` knows: one file for each kind of word, all of them topics that every format tells alike."""
