"""The notes panel (`panel.NotesPanel`): cards in the order of the text, one of them open for editing.

panel.py          puts the parts together; what the window sees
filter_bar.py     field and menu that filter, and what they left
note_list.py      the list, with the editor lying on a card
card.py           where things stand on a card
set_words.py      a note's words set in lines
card_delegate.py  paints the cards
editor.py         the editor in a card
link_form.py      asks for a link
drafting.py       when words are committed, and what undo takes back
typing_steps.py   which typing is one undo step
deeds.py          what is done to chosen notes
note_menu.py      the context menu
"""
