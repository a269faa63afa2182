import Latitude
import LatitudeStore

/// The properties of the demonstration and who works there.
enum DemoPlan {
    static let name = "Latitude Hotels (demonstration)"

    static let properties: [DemoProperty] = [
        atlanta, honolulu, berlin, krakow, tokyo, kuwait,
    ].compactMap { $0 }

    static func house(_ calendar: DemoCalendar, plan: [DemoHouse.PlanLine]) -> DemoHouse {
        DemoHouse(name: name, properties: properties.map { $0.plan(calendar) }, plan: plan)
    }

    private static let wordings = [
        "en": """
        Use your own judgement to put a guest right. Fix the guest first, then the problem. \
        Nobody has to approve it; nobody will ask why.
        """,
        "pl": """
        Działaj według własnego osądu, żeby naprawić gościowi, co poszło źle. Najpierw gość, \
        potem problem. Nikt nie musi się na to zgadzać i nikt nie zapyta dlaczego.
        """,
    ]

    static let centres = [
        ("FO", "Front office"), ("HK", "Housekeeping"), ("FB", "Food and beverage"),
        ("CO", "Concierge"), ("AD", "Administration"),
    ]

    /// So much per employee and month and per guest and day, both hard.
    static func rule(
        _ major: Int64,
        daysAgo: Int = 400,
        advicePerDay: Int64? = nil
    ) -> DemoProperty.Rule {
        let advice = advicePerDay.map { (scope: Scope.employeeDay, major: $0, isHard: false) }
        return DemoProperty.Rule(
            daysAgo: daysAgo,
            wordings: wordings,
            limits: [
                (scope: .employeeMonth, major: major, isHard: true),
                (scope: .guestDay, major: major, isHard: true),
            ] + (advice.map { [$0] } ?? [])
        )
    }

    private static let atlanta = Currency("USD").map { currency in
        DemoProperty(
            name: "Latitude Peachtree, Atlanta",
            timeZone: "America/New_York",
            currency: currency,
            language: "en",
            means: .till,
            minorPerDollar: 100,
            coin: 25,
            weight: 1.3,
            owner: "James Okafor, ext 210",
            rules: [rule(2_000)],
            centres: centres + [("BQ", "Boutique"), ("RD", "Rental desk")],
            people: [
                DemoPerson("ada", "Ada Whitfield", "CO", kind: .new),
                DemoPerson("mary", "Mary Coleman", "HK"),
                DemoPerson("james", "James Okafor", "AD", roles: ["manager"], weight: 0.3),
                DemoPerson("dolores", "Dolores Ramírez", "AD", roles: ["finance"], weight: 0.1),
                DemoPerson("priya", "Priya Raman", "AD", roles: ["admin"], weight: 0.1),
                DemoPerson("tyrell", "Tyrell Brooks", "FB"),
                DemoPerson("grace", "Grace Lindqvist", "RD"),
                DemoPerson("norma", "Norma Castellanos", "BQ", weight: 0.6),
                DemoPerson("stanley", "Stanley Mercer", "BQ", weight: 0.6),
                DemoPerson("leroy", "Leroy Banks", "FO", weight: 1.4),
            ],
            guests: [
                "Ms Abernathy", "Mr Delacroix", "Dr Osei", "Ms Tran", "the Hollis family",
                "Mr Van Buren", "Ms Featherstone", "Señor Ibáñez", "Ms O’Malley", "Mr Kowalczyk",
            ]
        )
    }

    private static let honolulu = Currency("USD").map { currency in
        DemoProperty(
            name: "Latitude Waikīkī, Honolulu",
            timeZone: "Pacific/Honolulu",
            currency: currency,
            language: "en",
            means: .card,
            minorPerDollar: 100,
            coin: 50,
            weight: 1,
            owner: "Leilani Kāne, ext 301",
            rules: [rule(2_000)],
            centres: centres + [("SP", "Spa and beach")],
            people: [
                DemoPerson("kaimana", "Kaimana Kealoha", "FO", weight: 1.3),
                DemoPerson("leilani", "Leilani Kāne", "AD", roles: ["manager"], weight: 0.3),
                DemoPerson("keoni", "Keoni Akana", "AD", roles: ["finance"], weight: 0.1),
                DemoPerson("malia", "Malia Nakamura", "HK"),
                DemoPerson("noa", "Noa Kahale", "FB"),
                DemoPerson("hina", "Hina Palakiko", "SP"),
                DemoPerson("tomas", "Tomás Rivera", "FB", roles: ["staff", "manager"]),
                DemoPerson("jun", "Jun Miyashiro", "CO"),
            ],
            guests: [
                "Ms Ito", "the Pereira family", "Mr Sandoval", "Captain Reyes", "Ms Lindgren",
                "the Fukuda honeymooners", "Mr Mahoe", "Ms Castellano-Wu", "Dr Bergström",
            ]
        )
    }

    private static let berlin = Currency("EUR").map { currency in
        DemoProperty(
            name: "Latitude Gendarmenmarkt, Berlin",
            timeZone: "Europe/Berlin",
            currency: currency,
            language: "en",
            means: .till,
            minorPerDollar: 92,
            coin: 10,
            weight: 1.1,
            owner: "Lukas Schröder, ext 12",
            rules: [rule(2_000)],
            centres: centres,
            people: [
                DemoPerson("jonas", "Jonas Krüger", "FO", weight: 1.3),
                DemoPerson("annika", "Annika Weiß", "HK"),
                DemoPerson("mehmet", "Mehmet Yıldız", "FB"),
                DemoPerson("lukas", "Lukas Schröder", "AD", roles: ["manager"], weight: 0.3),
                DemoPerson("sabine", "Sabine Köhler", "AD", roles: ["finance"], weight: 0.1),
                DemoPerson("freya", "Freya Jäger", "CO"),
                DemoPerson("emre", "Emre Öztürk", "FB", weight: 0.8),
                DemoPerson("nadja", "Nadja Petrović", "HK", kind: .gone(heir: "annika")),
            ],
            guests: [
                "Frau Dr. Vogel", "Herr Lindner", "Madame Béranger", "Mr Papadopoulos",
                "Familie Groß", "Ms Kjærgaard", "Signora Bianchi", "Herr Özdemir", "Pani Nowak",
            ]
        )
    }

    private static let krakow = Currency("PLN").map { currency in
        DemoProperty(
            name: "Latitude Rynek, Kraków",
            timeZone: "Europe/Warsaw",
            currency: currency,
            language: "pl",
            means: .till,
            minorPerDollar: 390,
            coin: 50,
            weight: 1.1,
            owner: "Agnieszka Gołąb, wew. 15",
            rules: [rule(6_000), rule(8_000, daysAgo: 170)],
            centres: [
                ("FO", "Recepcja"), ("HK", "Służba pięter"), ("FB", "Gastronomia"),
                ("CO", "Concierge"), ("AD", "Administracja"),
            ],
            people: [
                DemoPerson("kasia", "Katarzyna Wójcik", "FO", weight: 1.3),
                DemoPerson("michal", "Michał Żak", "FB"),
                DemoPerson("zofia", "Zofia Łukasik", "HK"),
                DemoPerson("agnieszka", "Agnieszka Gołąb", "AD", roles: ["manager"], weight: 0.3),
                DemoPerson("pawel", "Paweł Śliwiński", "AD", roles: ["finance"], weight: 0.1),
                DemoPerson("grzegorz", "Grzegorz Brzęczyszczykiewicz", "CO"),
                DemoPerson("ewa", "Ewa Źrebiec", "HK", weight: 0.8),
                DemoPerson("jozef", "Józef Ćwiek", "FB", weight: 0.8),
            ],
            guests: [
                "pani Jabłońska", "pan Wąsik", "państwo Szczęśni", "Herr Brückner", "Ms Gallagher",
                "pani dr Cieślak", "pan Zięba", "rodzina Ośko", "Signor Conti",
            ]
        )
    }
}
