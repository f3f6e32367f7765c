"""Remember what a run found, so that what has not changed is not judged again.

Two things are remembered. An answer is all that one command wrote, and stands as long as nothing that it goes by has
changed, by the sizes and times of files. A result is what was found in one family, and is known by the content of all
that its judgement reads. Neither is needed: what is damaged, foreign or cannot be written is passed over in silence.
"""
