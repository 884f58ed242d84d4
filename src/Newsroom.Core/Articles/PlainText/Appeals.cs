namespace Newsroom.Core.Articles.PlainText;

/// <summary>
/// Requests to the reader: support, donate, subscribe, sign up. Told by who speaks to whom ("we", "you") together
/// with words of at least two of the trade's matters (support, money, subscription, the press itself),
/// or by an imperative that only such requests use. What stands between quotation marks is somebody else's voice.
/// </summary>
internal static class Appeals
{
    private const int Longest = 900;
    private const int LongestInBody = 260;

    public static void Claim(Page page)
    {
        for (var i = 0; i < page.Blocks.Count; i++)
        {
            var block = page.Blocks[i];
            if (block.Kind is not null || block.Length is < 8 or > Longest || Footnotes.BeginsLikeNote(block))
                continue;
            var inTail = page.InTail(i);
            if (!inTail && block.Length > LongestInBody)
                continue;
            var voice = FoldedWords.Of(OutsideQuotes(block.Content));
            var topics = Topics(voice);
            if (Commands(voice) ? inTail || topics >= 1 : inTail && topics >= 2 && ((Invites(voice) && SpeaksOfPressOrMoney(voice)) || SpeaksToReader(voice)))
                block.Claim(SpanKind.Appeal);
        }
    }

    // Nobody is told to do these but the reader.
    private static bool Commands(string voice) => voice.HasAny(
        "abonnez vous", "inscrivez vous", "soutenez nous", "faites un don", "je m abonne",
        "subscribe now", "subscribe to our", "subscribe today", "sign up for our", "sign up to our", "sign up now", "donate now", "donate today", "become a subscriber", "please donate",
        "abonnieren sie", "jetzt abonnieren", "jetzt spenden", "spenden sie", "melden sie sich",
        "suscribete", "suscribase", "apoyanos", "haz una donacion", "haga una donacion", "hazte socio",
        "abbonati", "iscriviti", "sostienici", "fai una donazione", "abonneer je", "steun ons", "meld je aan", "assine ja", "assine nossa", "faca uma doacao");

    // These stand in running text too ("support our troops"), so that only company makes them a request.
    private static bool Invites(string voice) => voice.HasAny(
        "soutenez notre", "faire un don", "rejoignez nos", "rejoignez notre", "aidez nous",
        "make a donation", "support our", "become a member", "please consider", "help us",
        "unterstutzen sie", "werden sie mitglied", "apoya nuestro", "sostieni", "apoie");

    private static int Topics(string voice)
    {
        var support = voice.HasStem("soutien", "soutenir", "soutenez", "aider", "aidez", "support", "help", "unterstutz", "hilf", "helfen", "apoy", "ayud", "sosten", "sostegno", "aiut", "steun", "apoi", "ajud") ? 1 : 0;
        var subscription = voice.HasStem("abonn", "subscri", "suscri", "abbona", "assina", "newsletter", "infolettre", "boletin", "nieuwsbrief", "membership", "mitglied", "adherent", "inscri", "registr") ? 1 : 0;
        return support + subscription + (SpeaksOfMoney(voice) ? 1 : 0) + (SpeaksOfPress(voice) ? 1 : 0);
    }

    private static bool SpeaksOfPressOrMoney(string voice) => SpeaksOfMoney(voice) || SpeaksOfPress(voice);

    private static bool SpeaksOfMoney(string voice) =>
        voice.HasAny("don", "dons", "donner", "euro", "euros", "subvention", "subventions", "publique", "publiques", "dona")
        || voice.HasStem("donat", "donor", "spende", "donacion", "donativ", "donazion", "doacao", "contribu", "beitrag");

    private static bool SpeaksOfPress(string voice) =>
        voice.HasAny("press", "presse", "media", "medias", "medien", "medios", "medium")
        || voice.HasStem("journalis", "periodis", "giornalis", "jornalis", "redaction", "redaktion", "redaccion", "lecteur", "lectrice", "reader", "leser", "lector", "lettor", "leitor", "lezer", "independan", "independen", "unabhangig", "independien", "indipenden", "inform", "verite", "truth", "reporting", "inbox");

    // Both words from one language: "nos" and "je" mean something else in the next one.
    private static bool SpeaksToReader(string voice) =>
        (voice.HasAny("nous", "notre", "nos") && voice.HasAny("vous", "votre", "vos"))
        || (voice.HasAny("we", "our", "us") && voice.HasAny("you", "your", "readers"))
        || (voice.HasAny("wir", "uns", "unser", "unsere", "unseren", "unserem") && voice.HasAny("sie", "ihr", "ihre", "ihrer", "ihrem", "ihren", "ihnen", "euch"))
        || (voice.HasAny("nosotros", "nuestro", "nuestra", "nuestros", "nuestras") && voice.HasAny("tu", "tus", "ti", "te", "usted", "ustedes", "su"))
        || (voice.HasAny("noi", "nostro", "nostra", "nostri") && voice.HasAny("tuo", "tua", "vostro", "vostra", "voi", "te"))
        || (voice.HasAny("wij", "ons", "onze") && voice.HasAny("u", "uw", "jouw", "jij", "je"))
        || (voice.HasAny("nosso", "nossa", "nossos") && voice.HasAny("voce", "seu", "sua", "te"));

    // A quotation left open hides the rest: better a request missed than a speaker's words taken for the house's.
    private static string OutsideQuotes(ReadOnlySpan<char> text)
    {
        var kept = new System.Text.StringBuilder(text.Length);
        var closers = "";
        foreach (var c in text)
        {
            if (closers.Length > 0)
            {
                closers = closers.Contains(c) ? "" : closers;
                continue;
            }

            closers = c switch
            {
                '«' => "»",
                '“' => "”",
                '„' => "“”",
                '"' => "\"",
                _ => "",
            };
            kept.Append(closers.Length > 0 ? ' ' : c);
        }

        return kept.ToString();
    }
}
