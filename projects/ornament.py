def cover_svg(number, block, theme, title):
    return "<svg xmlns='http://www.w3.org/2000/svg'/>"
