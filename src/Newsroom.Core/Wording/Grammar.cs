using System.Collections.Frozen;
using System.Globalization;
using Newsroom.Core.Text;

namespace Newsroom.Core.Wording;

/// <summary>
/// The closed classes of a language, as far as they tell what a change of words means. Words are folded
/// (<see cref="Folding"/>): without case and accents.
/// </summary>
internal sealed class Grammar
{
    /// <summary>Symbols and codes of units, the same in every language.</summary>
    private static readonly FrozenDictionary<string, string> Symbols = Classes("""
        %=% ‰=‰ €=EUR $=USD £=GBP ¥=JPY ₽=RUB ₹=INR °=° eur=EUR usd=USD gbp=GBP chf=CHF jpy=JPY cny=CNY rub=RUB inr=INR
        m=m km=km cm=cm mm=mm ha=ha kg=kg g=g mg=mg t=t l=l kw=kw mw=mw gw=gw kwh=kwh mwh=mwh gwh=gwh twh=twh mph=mph
        """);

    /// <summary>Verbs in -irer, whose imperfect looks like the conditional of one in -ir: a small class.</summary>
    private static readonly FrozenSet<string> VerbsInIrer =
        Set("tir retir attir étir soutir admir mir inspir respir aspir expir conspir transpir désir vir revir chavir déchir cir");

    public static Grammar French { get; } = new()
    {
        DecimalComma = true,
        Function = Set("""
            le la les l un une des du de d au aux ce cet cette ces son sa ses leur leurs mon ma mes ton ta tes notre nos votre vos je j tu il
            elle on nous vous ils elles se s me m te t lui eux y en qui que qu quoi dont ou où quand comme si et mais or ni car donc a par pour
            dans sur sous avec sans chez vers entre depuis pendant apres avant contre selon ne n pas plus cela ca ceci celui celle ceux rien
            personne aucun aucune tout tous toute toutes plusieurs quelques certains certaines beaucoup peu est sont etait etaient sera seront
            serait seraient ai as ont avait avaient aura auront aurait auraient fut fait meme aussi alors ainsi puis tres bien ici c chaque
            quelque mme mm mlle monsieur madame mr dr me toutefois cependant pourtant enfin lors malgre parmi deja encore voici voila pres environ d hier demain
            """),
        Numbers = Values("""
            zero=0 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 treize=13 quatorze=14 quinze=15 seize=16
            vingt=20 vingts=20 trente=30 quarante=40 cinquante=50 soixante=60 septante=70 huitante=80 octante=80 nonante=90
            dizaine=10 dizaines=10 douzaine=12 douzaines=12 quinzaine=15 vingtaine=20 trentaine=30 quarantaine=40 cinquantaine=50 soixantaine=60
            demi=0.5 demie=0.5 moitie=0.5 tiers=0.333 quart=0.25 quarts=0.25
            deuxieme=2 troisieme=3 quatrieme=4 cinquieme=5 sixieme=6 septieme=7 huitieme=8 neuvieme=9 dixieme=10
            premier=1 premiere=1 premiers=1 premieres=1 second=2 seconde=2
            """),
        Magnitudes = Values("""
            cent=100 cents=100 centaine=100 centaines=100 mille=1000 millier=1000 milliers=1000 million=1000000 millions=1000000
            milliard=1000000000 milliards=1000000000 m=1000000 md=1000000000 mds=1000000000 mrd=1000000000 billion=1000000000000 billions=1000000000000
            """),
        Round = Set("dizaine dizaines douzaine douzaines quinzaine vingtaine trentaine quarantaine cinquantaine soixantaine centaine centaines millier milliers"),
        One = Set("un une"),
        Joins = Set("et"),
        Months = Ordered("janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"),
        Days = Set("lundi mardi mercredi jeudi vendredi samedi dimanche hier avant_hier demain aujourd_hui lendemain veille"),
        PartsOfDay = Set("matin matinee midi soir soiree nuit minuit"),
        YearCues = Set("en depuis des annee annees an ete hiver printemps automne fin debut"),
        Negators = Classes("pas=not point=not aucun=not aucune=not rien=not personne=not nul=not nulle=not nullement=not guere=not non=not jamais=never plus=longer sans=without ni=not"),
        NegatorsWithNe = Set("point personne plus jamais guere nul nulle"),
        Ne = Set("ne n"),
        Hedges = Classes("""
            environ=about pres_de=#about pres_d=#about autour_de=#about aux_alentours_de=about a_peu_pres=about presque=about quasiment=about approximativement=about
            grosso_modo=about plus_de=#more moins_de=#less quelque=#about au_moins=least au_minimum=least au_plus=most au_maximum=most jusqu_a=#most
            peut_etre=possible possiblement=possible eventuellement=possible probablement=probable vraisemblablement=probable sans_doute=probable
            apparemment=seems semble=seems semblent=seems semblait=seems semblaient=seems parait=seems
            peut=possible peuvent=possible pouvait=possible pouvaient=possible pourra=possible pourront=possible
            suppose=alleged supposee=alleged supposes=alleged supposees=alleged presume=alleged presumee=alleged presumes=alleged presumees=alleged
            pretendu=alleged pretendue=alleged pretendus=alleged pretendues=alleged pretendument=alleged soupconne=alleged soupconnee=alleged
            soupconnes=alleged soupconnees=alleged
            """),
        IsConditional = IsFrenchConditional,
        Sources = Classes("""
            selon=says d_apres=says a_en_croire=says au_dire_de=says aux_dires_de=says de_source=says de_sources=says citant=says
            """),
        Reports = Forms("""
            declar indiqu affirm assur estim precis ajout expliqu annonc rapport signal soulign confirm racont rappel jug relat avanc martel
            revel argu alert repet certifi
            """, "e ent ait aient a ant er ee es ees era eront", """
            dit disent disait disaient soutient soutiennent soutenu pretend pretendent admet admis reconnait reconnu repond repondu
            previent prevenu averti maintient maintenu ecrit ecrivent
            """),
        Denials = Forms("refut contest ni", "e ent ait aient er", "dement dementi dementent dementait dementaient"),
        Auxiliaries = Set("ont avait avaient aurait auraient aura ait ayant"),
        That = Set("que qu"),
        Determiners = Set("le la les l un une des du d de ce cet cette ces son sa ses leur leurs au aux en par"),
        Units = WithSymbols("""
            pour_cent=% pourcent=% point=pp points=pp
            euro=EUR euros=EUR dollar=USD dollars=USD livre=GBP livres=GBP franc=CHF francs=CHF yen=JPY yens=JPY yuan=CNY yuans=CNY rouble=RUB
            roubles=RUB roupie=INR roupies=INR couronne=krone couronnes=krone centime=cent centimes=cent
            metre=m metres=m kilometre=km kilometres=km centimetre=cm centimetres=cm millimetre=mm millimetres=mm hectare=ha hectares=ha
            gramme=g grammes=g kilo=kg kilos=kg kilogramme=kg kilogrammes=kg tonne=t tonnes=t litre=l litres=l degre=° degres=°
            seconde=s secondes=s minute=min minutes=min heure=h heures=h jour=d jours=d semaine=week semaines=week mois=month an=year ans=year
            annee=year annees=year siecle=century siecles=century baril=barrel barils=barrel mile=mi miles=mi
            """),
        UnitLinks = Set("de d"),
    };

    public static Grammar English { get; } = new()
    {
        DecimalComma = false,
        CapitalMonths = true,
        Function = Set("""
            the a an of in on at to for from by with without about as into over under after before between during against through and or but nor so
            yet if when while where who whom whose which what that this these those it its he him his she her hers they them their theirs we us our
            you your i me my is are was were be been being am has have had having do does did will would shall should can could may might must not no
            there here than then also only just both either neither each every all some any many much more most few several other such own same
            mr mrs ms dr prof yesterday today tomorrow however meanwhile although though because since until according nearly almost
            """),
        Numbers = Values("""
            zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14 fifteen=15
            sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90
            dozen=12 dozens=12 half=0.5 third=3 thirds=0.333 quarter=0.25 quarters=0.25 twice=2
            first=1 second=2 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10
            """),
        Magnitudes = Values("""
            hundred=100 hundreds=100 thousand=1000 thousands=1000 k=1000 million=1000000 millions=1000000 m=1000000 mn=1000000
            billion=1000000000 billions=1000000000 bn=1000000000 b=1000000000 trillion=1000000000000 trillions=1000000000000 tn=1000000000000
            """),
        Round = Set("dozens hundreds thousands"),
        One = Set("a an"),
        Joins = Set("and"),
        Months = Ordered("january february march april may june july august september october november december"),
        Days = Set("monday tuesday wednesday thursday friday saturday sunday yesterday tomorrow today tonight"),
        PartsOfDay = Set("morning noon afternoon evening night midnight"),
        YearCues = Set("in since during year spring summer autumn fall winter late early mid by until"),
        Negators = Classes("not=not nt=not no=not cannot=not never=never none=not neither=not nor=not nobody=not nothing=not without=without hardly=not scarcely=not barely=not no_longer=longer no_one=not"),
        NegatorsWithNe = Set(""),
        Ne = Set(""),
        Hedges = Classes("""
            about=#about around=#about approximately=about roughly=about nearly=about almost=about circa=about an_estimated=about
            more_than=#more over=#more less_than=#less fewer_than=#less under=#less at_least=least at_most=most up_to=#most as_many_as=#most some=#about
            perhaps=possible maybe=possible possibly=possible may=possible might=possible could=possible would=would should=probable
            probably=probable likely=probable presumably=probable unlikely=unlikely
            apparently=seems seem=seems seems=seems seemed=seems appear=seems appears=seems appeared=seems
            allegedly=alleged reportedly=alleged alleged=alleged purportedly=alleged purported=alleged supposedly=alleged suspected=alleged
            presumed=alleged believed_to=alleged thought_to=alleged said_to=alleged reported_to=alleged
            """),
        Sources = Classes("according_to=says citing=says as_per=says in_the_words_of=says"),
        Reports = Set("""
            said says say told tells claimed claims announced announces reported reports stated states added adds argued argues insisted insists
            explained explains confirmed confirms warned warns noted notes acknowledged acknowledges admitted admits declared declares wrote writes
            estimated estimates revealed reveals maintained maintains asserted asserts alleges suggested suggests indicated indicates
            """),
        Denials = Set("denied denies deny refuted refutes"),
        Auxiliaries = Set("has have had"),
        That = Set("that"),
        Determiners = Set("the a an these those this that its his her their our in of by for"),
        Units = WithSymbols("""
            percent=% per_cent=% percentage_point=pp percentage_points=pp point=pp points=pp
            euro=EUR euros=EUR dollar=USD dollars=USD pound=GBP pounds=GBP franc=CHF francs=CHF yen=JPY yuan=CNY ruble=RUB rubles=RUB
            rouble=RUB roubles=RUB rupee=INR rupees=INR krona=krone kronor=krone krone=krone kroner=krone cent=cent cents=cent
            metre=m metres=m meter=m meters=m kilometre=km kilometres=km kilometer=km kilometers=km centimetre=cm centimetres=cm centimeter=cm
            centimeters=cm hectare=ha hectares=ha acre=acre acres=acre gram=g grams=g kilo=kg kilos=kg kilogram=kg kilograms=kg ton=t tons=t
            tonne=t tonnes=t litre=l litres=l liter=l liters=l degree=° degrees=° mile=mi miles=mi foot=ft feet=ft inch=in inches=in
            yard=yd yards=yd second=s seconds=s minute=min minutes=min hour=h hours=h day=d days=d week=week weeks=week month=month months=month
            year=year years=year decade=decade decades=decade century=century centuries=century barrel=barrel barrels=barrel
            """),
        UnitLinks = Set("of"),
    };

    /// <summary>Any other language: figures count, all else is wording.</summary>
    public static Grammar Other { get; } = new();

    /// <summary>Written with a comma before the decimals; null where the language is not known.</summary>
    public bool? DecimalComma { get; private init; }

    /// <summary>Months begin with a capital, as in English.</summary>
    public bool CapitalMonths { get; private init; }

    /// <summary>Articles, pronouns, prepositions, conjunctions, auxiliaries: words that are never a name, even at a sentence's start.</summary>
    public FrozenSet<string> Function { get; private init; } = Set("");

    public FrozenDictionary<string, decimal> Numbers { get; private init; } = Values("");

    public FrozenDictionary<string, decimal> Magnitudes { get; private init; } = Values("");

    /// <summary>Number words that say a round figure: «une dizaine» is about ten.</summary>
    public FrozenSet<string> Round { get; private init; } = Set("");

    /// <summary>Articles that may stand for the figure 1.</summary>
    public FrozenSet<string> One { get; private init; } = Set("");

    /// <summary>What joins the words of one number: «vingt et un».</summary>
    public FrozenSet<string> Joins { get; private init; } = Set("");

    public FrozenDictionary<string, decimal> Months { get; private init; } = Values("");

    /// <summary>Days by name, and those that are counted from today.</summary>
    public FrozenSet<string> Days { get; private init; } = Set("");

    public FrozenSet<string> PartsOfDay { get; private init; } = Set("");

    /// <summary>Words before four digits that make them a year.</summary>
    public FrozenSet<string> YearCues { get; private init; } = Set("");

    public FrozenDictionary<string, string> Negators { get; private init; } = Classes("");

    /// <summary>Those that negate only together with <see cref="Ne"/>.</summary>
    public FrozenSet<string> NegatorsWithNe { get; private init; } = Set("");

    public FrozenSet<string> Ne { get; private init; } = Set("");

    /// <summary>Hedges by class. One marked with # hedges a figure alone.</summary>
    public FrozenDictionary<string, string> Hedges { get; private init; } = Classes("");

    /// <summary>Verbs in the conditional, which reports without vouching: «aurait envoyé».</summary>
    public Func<string, bool> IsConditional { get; private init; } = _ => false;

    /// <summary>What names a source before or behind it.</summary>
    public FrozenDictionary<string, string> Sources { get; private init; } = Classes("");

    public FrozenSet<string> Reports { get; private init; } = Set("");

    public FrozenSet<string> Denials { get; private init; } = Set("");

    public FrozenSet<string> Auxiliaries { get; private init; } = Set("");

    public FrozenSet<string> That { get; private init; } = Set("");

    /// <summary>Before these words a verb's form is a noun: «le rapport», «the claim».</summary>
    public FrozenSet<string> Determiners { get; private init; } = Set("");

    public FrozenDictionary<string, string> Units { get; private init; } = Symbols;

    /// <summary>What stands between a figure and its unit: «millions d'euros».</summary>
    public FrozenSet<string> UnitLinks { get; private init; } = Set("");

    /// <param name="tag">A BCP 47 tag; null or und (undetermined) where it is not known, and the words tell.</param>
    public static Grammar Of(string? tag, string words)
    {
        if (tag is not (null or "" or "und"))
        {
            return tag.StartsWith("fr", StringComparison.OrdinalIgnoreCase) ? French
                : tag.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? English
                : Other;
        }

        var (french, english) = (0, 0);
        foreach (var (start, end) in WordTokens.Words(words))
        {
            var word = Folding.Fold(words.AsSpan(start, end - start));
            french += French.Function.Contains(word) ? 1 : 0;
            english += English.Function.Contains(word) ? 1 : 0;
        }

        return french > english ? French : english > french ? English : Other;
    }

    private static bool IsFrenchConditional(string word)
    {
        var stem = word.EndsWith("raient", StringComparison.Ordinal) ? word[..^5] : word.EndsWith("rait", StringComparison.Ordinal) ? word[..^3] : "";
        return stem is "aur" or "saur" or "ir" or "devr" or "pourr" or "verr" or "enverr" or "courr" or "mourr" or "recevr"
            || (stem.Length > 2 && (stem.EndsWith("er", StringComparison.Ordinal) || stem.EndsWith("dr", StringComparison.Ordinal)
                || stem.EndsWith("ettr", StringComparison.Ordinal) || stem.EndsWith("battr", StringComparison.Ordinal)
                || (stem.EndsWith("ir", StringComparison.Ordinal) && !VerbsInIrer.Contains(stem))));
    }

    private static FrozenSet<string> Set(string words) => Split(words).ToFrozenSet();

    private static FrozenDictionary<string, string> Classes(string pairs) =>
        Split(pairs).Select(pair => pair.Split('=')).ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    private static FrozenDictionary<string, decimal> Values(string pairs) =>
        Classes(pairs).ToFrozenDictionary(pair => pair.Key, pair => decimal.Parse(pair.Value, CultureInfo.InvariantCulture));

    private static FrozenSet<string> Forms(string stems, string endings, string others) =>
        Split(stems).SelectMany(stem => Split(endings).Select(ending => stem + ending)).Concat(Split(others)).ToFrozenSet();

    private static FrozenDictionary<string, string> WithSymbols(string pairs) =>
        Classes(pairs).Concat(Symbols.Where(symbol => symbol.Value.Length > 0)).DistinctBy(pair => pair.Key).ToFrozenDictionary();

    private static FrozenDictionary<string, decimal> Ordered(string words) =>
        Split(words).Select((word, i) => KeyValuePair.Create(word, i + 1m)).ToFrozenDictionary();

    private static string[] Split(string words) => words.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
