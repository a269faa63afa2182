import Latitude
import LatitudeStore

extension DemoPlan {
    static let tokyo = Currency("JPY").map { currency in
        DemoProperty(
            name: "Latitude Nihonbashi, Tokyo",
            timeZone: "Asia/Tokyo",
            currency: currency,
            language: "en",
            means: .card,
            minorPerDollar: 150,
            coin: 100,
            weight: 1,
            owner: "高橋 美咲 (Misaki Takahashi), ext 41",
            rules: [rule(300_000, advicePerDay: 30_000)],
            centres: centres,
            people: [
                DemoPerson("hanako", "佐藤 花子", "FO", weight: 1.3),
                DemoPerson("kenta", "鈴木 健太", "FB"),
                DemoPerson("misaki", "高橋 美咲", "AD", roles: ["manager"], weight: 0.3),
                DemoPerson("makoto", "田中 誠", "AD", roles: ["finance"], weight: 0.1),
                DemoPerson("sakura", "伊藤 さくら", "HK"),
                DemoPerson("daisuke", "渡辺 大輔", "FB", weight: 0.8),
                DemoPerson("yoko", "小林 陽子", "CO"),
                DemoPerson("ren", "加藤 蓮", "HK", kind: .untrained),
            ],
            guests: [
                "山本様", "中村様ご夫妻", "Mr Lindström", "Ms Chaudhary", "松本様", "Dr Whitaker",
                "the Nguyen family", "吉田様", "Ms Laurent",
            ]
        )
    }

    static let kuwait = Currency("KWD").map { currency in
        DemoProperty(
            name: "Latitude Sharq, Kuwait City",
            timeZone: "Asia/Kuwait",
            currency: currency,
            language: "en",
            means: .till,
            minorPerDollar: 307,
            coin: 50,
            weight: 0.9,
            owner: "يوسف المطيري (Yousef Al-Mutairi), ext 7",
            rules: [rule(600)],
            centres: centres,
            people: [
                DemoPerson("fatima", "فاطمة العنزي", "FO", weight: 1.3),
                DemoPerson("yousef", "يوسف المطيري", "AD", roles: ["manager"], weight: 0.3),
                DemoPerson("noura", "نورة الرشيدي", "AD", roles: ["finance"], weight: 0.1),
                DemoPerson("khaled", "خالد العجمي", "FB"),
                DemoPerson("maryam", "مريم الكندري", "HK"),
                DemoPerson("abdullah", "عبدالله الشمري", "CO", kind: .lapsed),
                DemoPerson("sara", "سارة الهاجري", "CO"),
                DemoPerson("rajesh", "Rajesh Pillai", "FB", weight: 0.8),
            ],
            guests: [
                "السيد العتيبي", "عائلة الدوسري", "Ms Harrington", "Mr Chatterjee", "السيدة الخالد",
                "Captain Moreau", "Dr Haddad", "the Fernandes family",
            ]
        )
    }
}
