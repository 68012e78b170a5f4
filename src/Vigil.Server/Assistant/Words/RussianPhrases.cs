namespace Vigil.Server.Assistant.Words;

/// <summary>Russian: the frame of a talk. Articles, records and what is drafted for agents are English.</summary>
internal sealed class RussianPhrases : EnglishPhrases
{
    public override string Spoken => "ru";

    public override string Foreword => "Подробный ответ пока есть только на английском. Если нужно, позову сотрудника поддержки.";

    public override string Greeting => "Здравствуйте, я помощник поддержки. Могу посмотреть ваши выводы, пополнения, сделки C2C, проверку личности и ограничения аккаунта. Что вас интересует?";

    public override string Welcome => "Пожалуйста. Если что-то понадобится, просто напишите сюда.";

    public override string AnythingElse => "Пожалуйста. Есть ещё вопросы? Если нет, нажмите «Решено», и разговор завершится; вернуться можно в любой момент.";

    public override string AlarmTakenBack => "Спасибо, я записал, что тревога ложная. Ради безопасности аккаунта служба безопасности посмотрит, прежде чем закрыть обращение; от вас больше ничего не нужно. Если вы заморозили аккаунт, его разморозят после проверки с вами.";

    public override string GoOn => "Да, слушаю вас.";

    public override string Goodbye => "Хорошо, на этом завершим. Если что-то понадобится, просто напишите сюда снова.";

    public override string OfferPerson => "Это всё, что мне удалось найти, и повторный вопрос ничего не добавит. Пусть посмотрит сотрудник? Нажмите «Позвать сотрудника», повторять ничего не придётся.";

    public override string AlsoAsked(IReadOnlyList<string> matters) => $"Вы также спросили: {string.Join(", ", matters.Select(m => $"«{m}»"))}. Нажмите ниже, и я отвечу.";

    public override string TookFiles => "Файл получен, и сотрудник, который вам помогает, сможет его открыть. Сам я файлы и картинки не читаю: опишите, пожалуйста, в одном предложении, что случилось, или позовите сотрудника.";

    public override string WhatHappened => "Опишите, пожалуйста, в одном предложении, что случилось; эти данные мне для поиска не нужны.";

    public override string DoNotKnow => "У меня нет надёжных сведений об этом, а гадать я не хочу. Спросите, пожалуйста, иначе или поговорите с сотрудником.";

    public override string WhichOne => "Чтобы ответить верно, уточню: о чём из этого вы говорите? Если ни о том, ни о другом, спросите иначе или поговорите с сотрудником.";

    public override string HandedOver => "Зову сотрудника. Он видит всё, что вы написали, и записи, которые я посмотрел, так что повторять ничего не нужно.";

    public override string HandedOverUrgent => "Ваше обращение у службы безопасности, и оно идёт раньше остальных. Если на счёте ещё есть средства, сначала заморозьте аккаунт: выводы сразу остановятся. Мы никогда не просим пароль, код или секретную фразу.";

    public override string HandedOverWithCare => "Спасибо, что сказали об этом. То, что вы сейчас чувствуете, важно. Я попросил сотрудника сразу поговорить с вами. Если вам прямо сейчас грозит опасность, позвоните в местную службу спасения или близкому человеку, чтобы он побыл с вами.";

    public override string RecordsUnavailable => "Сейчас я не могу прочитать данные вашего аккаунта и поэтому не скажу, как обстоит дело. Спросите ещё раз через несколько минут или поговорите с сотрудником; ваш вопрос останется здесь.";

    public override string SignInFirst => "Чтобы я посмотрел ваши данные, сначала войдите в аккаунт.";

    public override string ChipHuman => "Позвать сотрудника";

    public override string ChipSolved => "Решено";

    public override string ChipHowLong => "Сколько ещё ждать?";

    public override string ChipCancel => "Можно ещё отменить?";

    public override string ChipSignIn => "Войти";

    public override string ChipFreeze => "Заморозить аккаунт сейчас";
}
