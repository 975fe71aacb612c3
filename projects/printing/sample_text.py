"""Typical text in each language, from which the room on a panel is estimated."""

TYPICAL = {
    "kk": (
        "Жоба елдің мәдени мұрасын сақтауға және жаңғыртуға арналған: шеберлер жасөспірімдерге "
        "ұлттық киім мен зергерлік бұйымдар жасауды үйретеді, көрмелер мен байқаулар өткізіледі, "
        "ал этномәдени бірлестіктердің еріктілері қарттар мен мүмкіндігі шектеулі балаларға "
        "тұрақты түрде көмектеседі."
    ),
    "ru": (
        "Проект посвящён сохранению и возрождению культурного наследия: мастера учат подростков "
        "шить национальный костюм и делать украшения, проходят выставки и конкурсы, а добровольцы "
        "этнокультурных объединений постоянно помогают пожилым людям и детям с ограниченными "
        "возможностями."
    ),
    "en": (
        "The project keeps and revives cultural heritage: craftsmen teach young people to sew the "
        "national costume and to make jewellery, exhibitions and contests are held, and volunteers "
        "of the ethno-cultural associations help elderly people and children with disabilities "
        "throughout the year."
    ),
}
