import Latitude

extension DemoPolish {
    static let themes = [
        DemoTheme(
            ["FB"],
            [.rework, .inefficiency],
            30,
            wrong: [
                "{dish}: zimne danie", "{dish} przy złym stoliku", "zabrakło: {dish}",
                "czekali {min} minut na jedzenie",
            ],
            spend: [
                "świeży posiłek z kuchni obok", "{dish} z baru naprzeciwko",
                "kolacja dla wszystkich w restauracji obok",
            ],
            waive: ["{dish} skreślone z rachunku", "kolacja skreślona z rachunku"],
            give: [
                "{dish} jeszcze raz, od szefa kuchni", "{drink} i {treat} na koszt domu",
                "posiedziałam z nimi, aż przyszło jedzenie",
            ]
        ),
        DemoTheme(
            ["FB", "FO"],
            [.mistake],
            28,
            wrong: [
                "czerwone wino na białej koszuli", "barszcz na marynarce",
                "kelner upuścił tacę, mokra była {who}",
            ],
            spend: [
                "nowa koszula z galerii", "czyszczenie na poczekaniu",
                "pralnia ekspresowa, gotowe przed spotkaniem",
            ],
            waive: ["napoje skreślone z rachunku", "śniadanie skreślone z rachunku"],
            give: ["pożyczyłam marynarkę kolegi na wieczór", "odprasowane na parze w pralni"]
        ),
        DemoTheme(
            ["HK"],
            [.breakdown, .inefficiency],
            30,
            wrong: [
                "pokój niesprzątnięty", "brak ciepłej wody", "kaloryfer stukał całą noc",
                "dwa łóżka zamiast jednego", "suszarka dymiła",
            ],
            spend: [
                "zatyczki do uszu i poduszka, {shop}", "nawilżacz na noc",
                "śniadanie na mieście, zanim pokój był gotowy", "wejściówki do term",
            ],
            waive: ["jedna noc skreślona z rachunku", "minibar skreślony z rachunku"],
            give: [
                "przeprowadzka na cichą stronę", "kąpiel, {drink} i {treat}",
                "lepszy pokój, rzeczy przeniosłam sama",
            ]
        ),
        DemoTheme(
            ["HK", "CO"],
            [.mistake, .variation],
            38,
            wrong: [
                "w pralni zginęło: {thing}", "w naszej taksówce zostało: {thing}",
                "przy sprzątaniu wyrzucono: {thing}",
            ],
            spend: [
                "nowe, {shop}", "kurier na lotnisko", "taksówka, a w niej tylko {thing}",
            ],
            waive: ["pralnia skreślona z rachunku"],
            give: [
                "przejrzałam wszystkie worki i jest", "obdzwoniłam trzy korporacje, znalezione",
                "naprawione na miejscu, patrzyła {who}",
            ]
        ),
        DemoTheme(
            ["FO", "AD"],
            [.mistake, .inefficiency],
            42,
            wrong: [
                "brak pokoju, za dużo rezerwacji", "karta nie otwierała drzwi",
                "pokój gotowy dopiero wieczorem", "policzono dwa razy tę samą noc",
                "nie było budzenia",
            ],
            spend: [
                "obiad, zanim pokój był gotowy", "taksówka na spotkanie",
                "bilety do muzeum na czas czekania", "pokój dzienny po drugiej stronie ulicy",
            ],
            waive: ["parking skreślony z rachunku", "śniadania skreślone z rachunku"],
            give: [
                "większy pokój, bez dopłaty", "wymeldowanie o szesnastej",
                "odprowadziłam na dworzec pod parasolem",
            ]
        ),
        DemoTheme(
            ["CO", "FO"],
            [.mistake, .breakdown],
            48,
            wrong: [
                "bilety na zły dzień", "kierowca pojechał na zły terminal",
                "wycieczka do Wieliczki odjechała bez nich", "restauracja nie miała rezerwacji",
            ],
            spend: [
                "nowe bilety, lepsze miejsca", "drugi samochód, od razu",
                "przewodnik po Kazimierzu", "taksówka za autokarem",
            ],
            waive: ["przejazd skreślony z rachunku", "wycieczka skreślona z rachunku"],
            give: [
                "oprowadziłam ich sama po pracy", "postałam za nich w kolejce po bilety",
                "cztery telefony i jest stolik",
            ]
        ),
    ]

    static let delights = [
        DemoTheme(
            [],
            [],
            20,
            wrong: [],
            spend: [
                "tort urodzinowy, świętowała {who}", "{treat} na ostatni wieczór",
                "książka, której szukała {who}", "ciepłe rękawiczki przed jarmarkiem",
                "kartki i znaczki, bo pisze {who}",
            ],
            waive: ["śniadanie skreślone przy dziesiątym pobycie"],
            give: [
                "{drink} dla kierowców, którzy czekali", "{treat} na poduszce",
                "partia szachów, aż minęła burza", "hejnał z dachu, słuchała {who}",
                "stolik przy oknie na cały tydzień",
            ]
        )
    ]
}
