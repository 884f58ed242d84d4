namespace Newsroom.Core.Articles.PlainText;

/// <summary>What the page around a report says on lines of its own: rights, sharing, cookies, advertisement, reading time.</summary>
internal static class Boilerplates
{
    private const int Longest = 300;

    // The whole line, folded, is one of these.
    private static readonly HashSet<string> WholeLines =
        [.. "advertisement|advertising|sponsored|publicite|annonce|anzeige|werbung|publicidad|anuncio|pubblicita|publicidade|advertentie|reclame|share|share this|share this article|share this story|partager|partagez|partager cet article|partager l article|teilen|artikel teilen|compartir|compartir este articulo|condividi|compartilhar|compartilhe|delen|print|imprimer|drucken|imprimir|stampa|copy link|copier le lien|link kopieren|comments|commentaires|kommentare|comentarios|commenti|skip to content|skip to main content|aller au contenu|zum inhalt springen|back to top|retour en haut|nach oben|cookie settings|cookie preferences|privacy policy|politique de confidentialite|mentions legales|impressum|datenschutz|aviso legal|continue reading|lire la suite|weiterlesen|seguir leyendo".Split('|')];

    private static readonly HashSet<string> ShareWords =
        [.. "share partager partagez teilen compartir condividi delen on sur auf en su op via by par per facebook twitter x tweet whatsapp linkedin telegram pinterest reddit messenger bluesky threads mastodon instagram email e mail courriel print imprimer drucken imprimir copy link copier lien le link kopieren copiar enlace this article cet".Split(' ')];

    private static readonly HashSet<string> ShareServices =
        [.. "facebook twitter tweet whatsapp linkedin telegram pinterest reddit messenger bluesky threads mastodon instagram email mail courriel".Split(' ')];

    public static void Claim(Page page)
    {
        foreach (var block in page.Blocks)
        {
            if (block.Kind is null && block.Length <= Longest && !block.IsQuoted && !Footnotes.BeginsLikeNote(block) && IsBoilerplate(block))
                block.Claim(SpanKind.Boilerplate);
        }
    }

    private static bool IsBoilerplate(Block block)
    {
        var folded = block.Folded;
        return WholeLines.Contains(folded.Trim())
            || ClaimsRights(folded)
            || Shares(folded)
            || AsksForCookies(folded)
            || TellsReadingTime(block, folded);
    }

    private static bool ClaimsRights(string folded)
    {
        if (folded.HasAny("all rights reserved", "tous droits reserves", "alle rechte vorbehalten", "todos los derechos reservados", "tutti i diritti riservati", "todos os direitos reservados", "alle rechten voorbehouden"))
            return true;
        if (folded.HasAny("reproduction interdite", "toute reproduction", "nachdruck verboten", "prohibida la reproduccion", "riproduzione riservata", "reproduction prohibited", "may not be reproduced")
            && folded.HasStem("autoris", "permission", "sans ", "genehmig", "zustimmung", "riservata", "verboten", "interdite", "prohibi", "without"))
            return true;

        // "© 2024 …", "Copyright 2021-2024 …": the year tells a page's foot from a picture's credit.
        var words = folded.Split(' ', 4, StringSplitOptions.RemoveEmptyEntries);
        var at = words is ["copyright", "©" or "c", ..] ? 2 : words is ["©" or "copyright", ..] ? 1 : -1;
        return at >= 0 && at < words.Length && words[at].Length >= 4 && words[at].AsSpan(0, 4) is [>= '1' and <= '2', >= '0' and <= '9', >= '0' and <= '9', >= '0' and <= '9'];
    }

    private static bool Shares(string folded)
    {
        var words = folded.Split(' ', 16, StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 2 and <= 15
            && words.All(ShareWords.Contains)
            && (words.Count(ShareServices.Contains) >= 2 || (words.Any(ShareServices.Contains) && words[0] is "share" or "partager" or "partagez" or "teilen" or "compartir" or "condividi" or "delen" or "auf"));
    }

    private static bool AsksForCookies(string folded) =>
        folded.HasStem("cookie")
        && folded.HasStem("accept", "accet", "aceit", "consen", "agree", "zustimm", "akzept", "autoris", "instem")
        && folded.HasAny("we", "our", "you", "your", "nous", "nos", "vous", "votre", "wir", "unsere", "sie", "ihre", "nosotros", "nuestro", "nuestros", "nuestra", "su", "usted", "utilizamos", "usiamo", "tuo", "wij", "onze");

    private static bool TellsReadingTime(Block block, string folded) =>
        block.Length <= 40
        && folded.HasAny("min read", "minute read", "minutes read", "temps de lecture", "lecture", "lesezeit", "tiempo de lectura", "min de lectura", "tempo di lettura", "tempo de leitura", "leestijd")
        && folded.HasStem("min")
        && block.Content.ContainsAnyInRange('0', '9');
}
