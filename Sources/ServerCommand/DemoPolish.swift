import Latitude

extension DemoLanguage {
    static let polish = DemoLanguage(
        themes: DemoPolish.themes,
        delights: DemoPolish.delights,
        circumstances: [
            ", {when}", "; {who} powiedziała portierowi", "; nikt się nie skarżył, było widać",
            ", drugi raz w tym tygodniu", ", a za godzinę odjeżdżał pociąg",
            "; dowiedzieliśmy się dopiero przy wymeldowaniu", ", pierwszej nocy",
            ", w rocznicę ślubu", ", choć prosili dwa razy", "; byli bardzo uprzejmi",
            ", {when}, przy pełnym holu",
        ],
        touches: [
            ", do tego {drink}", " i {treat}", ", w {min} minut", ", z kartką i przeprosinami",
            ", pomogła {who}", " i {treat} na drogę", "; potem telefon z pytaniem",
        ],
        excuses: [
            ", zanim poprosili", ", z przeprosinami", "; nowy rachunek wydrukowany",
            ", a na czas drukowania {drink}",
        ],
        holds: [
            (
                wrong: "odwołany lot, infolinia zajęta",
                what: "bilet na następny lot, czekamy na linię"
            ),
            (
                wrong: "zalany sufit",
                what: "pokój naprzeciwko na dzisiejszą noc, jeśli nie wyschnie"
            ),
            (wrong: "garnitur skurczył się w pralni", what: "nowy garnitur u krawca na jutro"),
            (wrong: "podaliśmy pociąg, który nie kursuje", what: "samochód na lotnisko o świcie"),
            (
                wrong: "walizka zgnieciona na naszym wózku",
                what: "walizka, jeśli tamtej nie naprawią"
            ),
            (wrong: "tłumacz zachorował", what: "tłumacz na jutrzejszą wizytę"),
            (wrong: "na mokrych schodach upadła {who}", what: "lekarz do pokoju"),
            (wrong: "świetlica zamknięta bez uprzedzenia", what: "opiekunka do dzieci na wieczór"),
        ],
        settled: [
            "wyszło taniej", "rachunek w teczce", "bilet i taksówka, reszta wraca",
            "wystarczyło mniej",
        ],
        repaid: [
            "sklep przyjął zwrot", "gość uparł się, że zapłaci część",
            "kurier oddał za przesyłkę", "kaucja wróciła",
        ],
        undone: ["wpisane dwa razy", "nie ten pokój", "zła kwota, wpisane jeszcze raz"],
        corrected: ["było już na rachunku pokoju", "to należy do konferencji"],
        noBill: [
            "taksówka nie miała drukarki", "został na ladzie w pośpiechu",
            "na targu nie dają paragonów",
        ],
        outcomes: DemoPolish.outcomes,
        story: (
            [
                "Stało się to {when}.", "Już miałam iść do domu.", "Pełny hol.",
                "Padało, oczywiście.",
                "Spokojny wieczór, do tej chwili.", "Nikt nic nie powiedział i po tym poznałam.",
                "Widziałam ich dzień wcześniej.", "Zaczęło się od spojrzenia.",
                "Było nas dwie, a dom pełny.", "Długo oszczędzali na ten wyjazd.",
            ],
            [
                "Więc:", "Nikogo nie pytałam.", "Zajęło to {min} minut.",
                "Zrobiłam to, co oczywiste:", "Miałam fundusz, więc go użyłam.",
                "Najpierw wysłuchałam. Potem:", "Koleżanka popilnowała recepcji.",
            ],
            DemoPolish.endings
        ),
        unknownEndings: ["Nie wiem, jak się skończyło.", "Dowiemy się, gdy wrócą."],
        praise: [
            "Nikt nie musiał o nic prosić. Opowiem o tym jutro na odprawie.",
            "Bez pytania, od razu i z głową. Po to właśnie jest fundusz.",
            "Gość zapomni, ile to kosztowało, a Ciebie zapamięta. Ja też.",
            "Mała rzecz, szybko i serdecznie. Opowiadamy o niej każdej nowej osobie.",
        ],
        places: ["hol", "sala śniadaniowa", "bar", "parking", "winda", "dziedziniec"],
        slots: [
            "when": [
                "w najgorszej chwili", "zaraz po przyjeździe", "tuż przed wyjazdem",
                "gdy czekał autokar", "przy wszystkich znajomych", "w najdłuższy dzień miesiąca",
            ],
            "dish": [
                "żurek", "pierogi z kapustą", "łosoś", "rosół", "placek po węgiersku", "kaczka",
                "naleśnik dla dziecka", "śledź", "chłodnik",
            ],
            "drink": [
                "herbata z malinami", "kawa", "kieliszek wina", "sok z jabłek", "gorąca czekolada",
                "woda z cytryną",
            ],
            "treat": [
                "kawałek szarlotki", "obwarzanki", "pudełko czekoladek", "bukiecik fiołków",
                "pierniki", "kartka napisana ręcznie", "owoce",
            ],
            "shop": [
                "apteka na rogu", "sklep na dworcu", "Hala Targowa", "sklep naprzeciwko",
            ],
            "min": ["dziesięć", "piętnaście", "dwadzieścia", "trzydzieści", "czterdzieści"],
            "who": ["córka", "cała rodzina", "żona", "babcia", "koleżanka", "młoda para"],
            "thing": [
                "ładowarka", "okulary do czytania", "pluszowy królik", "jeden kolczyk",
                "klucze do domu", "szalik", "kapelusz", "laska dziadka", "rysunek dziecka",
            ],
        ]
    )
}

/// What people say in Polish.
enum DemoPolish {
    static let outcomes: [OutcomeKind: [String]] = [
        .delighted: [
            "uściskała mnie", "napisał do dyrektora", "wracają na wiosnę", "przysłali kwiaty",
            "„nikt nigdy czegoś takiego dla mnie nie zrobił”", "zdjęcie w sieci: {treat}",
        ],
        .better: [
            "znów się uśmiecha", "powiedzieli, że już dobrze", "zostali dzień dłużej",
            "podziękowali dwa razy", "„zdarza się”",
        ],
        .same: ["wzruszył ramionami", "nie wspomnieli", "„zobaczymy”", "nadal chłodno"],
        .worse: [
            "znalazł następną usterkę", "„nie chodzi o pieniądze”", "poprosili o dyrektora",
            "znów byliśmy za wolni",
        ],
        .lost: ["wyjechali wcześniej", "odwołali pobyt jesienią", "„nigdy więcej”"],
    ]
    static let endings: [OutcomeKind: [String]] = [
        .delighted: [
            "Wrócili, żeby podać mi rękę.", "Mam jeszcze kartkę, którą przysłali.",
            "Dlatego to robię.",
        ],
        .better: [
            "Nie było idealnie, było wystarczająco dobrze.", "Zostali. Nawet się uśmiechnęli.",
        ],
        .same: ["Nic się nie zmieniło, przynajmniej tak to wyglądało.", "Może za późno."],
        .worse: ["Nie udało się. Jak wy byście to zrobili?"],
        .lost: ["Wyjechali i rozumiem ich.", "Straciliśmy ich; przyczyna nadal tam jest."],
    ]
}
