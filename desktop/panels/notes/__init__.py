"""The notes panel (`panel.NotesPanel`): cards in the order of the text, one of them open for editing.

panel.py          puts the parts together; what the window sees
filter_bar.py     field and menu that filter, and what they left
note_list.py      the list: what is chosen and asked in it
edited_list.py    with the editor lying on a card
carrying.py       a card that is dragged onto the text
lost_rows.py      the places offered for lost words
place_row.py      paints one of them
card.py           where things stand on a card
set_words.py      a note's words set in lines
card_delegate.py  paints the cards
editor.py         the editor in a card
link_form.py      asks for a link
drafting.py       when words are committed, and what undo takes back
typing_steps.py   which typing is one undo step
deeds.py          what is done to chosen notes
summary.py        what the title bar says
note_menu.py      the context menu
"""
