namespace Vigil.Language.Secrets;

/// <summary>
/// The words that announce values, as they stand in <see cref="SecretText.Plain"/>: lower case, without accents, simplified characters (also in Japanese words, where a character has a simplified form).
/// A space may be left out in the text, or be an underscore, a hyphen, a line's end. Entries are divided by '|'.
/// </summary>
internal static class CueWords
{
    public static readonly (Cue Cue, string Words)[] All =
    [
        (Cue.Phrase,
            "seed|seeds|seed phrase|seed words|seed word|recovery phrase|recovery words|recovery seed|secret phrase|secret recovery phrase|secret words|mnemonic|mnemonics|mnemonic phrase|backup phrase|backup words|wallet phrase|wallet backup|wallet words|my phrase|the phrase|" +
            "12 words|24 words|12 word|24 word|twelve words|my words|25 words|助记词|助记符|助计词|注记词|助忆词|种子词|种子|种子短语|恢复短语|恢复词|备份短语|备份词|12个单词|24个单词|十二个单词|12个词|24个词|单词|钱包备份|" +
            "frase semilla|frase de recuperacion|palabras semilla|frase secreta|semilla|palabras de recuperacion|сид|сид фраза|сид фразу|сид фразы|seed фраза|мнемоника|мнемоническая фраза|фраза восстановления|фразу восстановления|cum tu khoi phuc|cum tu|tu khoi phuc|cum tu bi mat|" +
            "リカバリーフレーズ|シードフレーズ|复元フレーズ|ニーモニック|복구 문구|시드 문구|시드|니모닉|phrase de recuperation|phrase secrete|frase de recuperacao|frase semente|frase seed|palavras|kurtarma|kurtarma kelimelerim|wiederherstellungsphrase|slova"),
        (Cue.PrivateKey,
            "private key|private keys|priv key|privkey|pk|wallet key|wif|paper wallet|import the key|exported key|spending key|signing key|私钥|私鑰|私密金鑰|私匙|私钥匙|私人密钥|钱包密钥|导入密钥|密钥导入|clave privada|llave privada|приватныи ключ|приватного ключа|закрытыи ключ|секретныи ключ кошелька|" +
            "приватник|khoa rieng tu|khoa bi mat|khoa ca nhan|秘密键|개인키|프라이빗키|cle privee|chave privada|chiave privata|ozel anahtar|wallet secret key|wallet secret|xrp secret|stellar secret|solana secret key|kunci pribadi"),
        (Cue.Key, "import|imported|importing|导入|导入了|key|keys|金鑰|密鑰|密钥|密匙|ключ|llave|clave secreta|khoa"),
        (Cue.Secret,
            "secret|secrets|secret key|api secret|api secret key|client secret|app secret|api key secret|секрет|секретныи ключ|シークレット|シークレットキー|私密密钥|api私钥|接口密钥|secret access key|passphrase|api passphrase|口令短语|clave secreta api|api password|签名密钥|khoa bi mat api"),
        (Cue.KeyId, "api key|api keys|access key|access key id|api key id|api public key|api密钥|api金鑰|apikey|api ключ|ключ api|clave api|api key是|key id"),
        (Cue.Token, "token|access token|refresh token|auth token|bearer|bearer token|session token|bot token|令牌|токен|トークン"),
        (Cue.Authenticator,
            "2fa|2 fa|2fa key|2fa secret|2fa backup|2fa backup key|2fa backup code|backup key|authenticator|authenticator key|authenticator secret|authenticator app|authenticator code|google auth|google authenticator|google auth key|google authenticator key|google code|setup key|totp|totp secret|" +
            "谷歌密钥|谷歌验证器|谷歌验证|谷歌验证码|谷歌码|谷歌认证|验证器|验证器密钥|二次验证|两步验证|备份密钥|身份验证器|autenticador|google autenticador|аутентификатор|гугл код|認証アプリ|认証アプリ"),
        (Cue.Code,
            "verification code|verification codes|verify code|verification pin|sms code|text code|email code|e mail code|mail code|login code|log in code|sign in code|security code|auth code|authentication code|confirmation code|one time code|one time password|one time passcode|otp|otps|otp code|6 digit code|six digit code|access code|backup code|backup codes|" +
            "recovery code|recovery codes|2fa recovery code|2fa code|2fa codes|factor code|phone code|withdrawal code|secret code|验证码|校验码|动态码|动态密码|动态口令|动态验证码|确认码|短信码|备用码|备份码|恢复码|备用验证码|安全验证码|手机码|认证码|驗证码|严证码|验正码|" +
            "codigo de verificacion|codigo sms|codigo de seguridad|codigo de confirmacion|codigo de acceso|codigo 2fa|codigo de google|codigo de autenticacion|codigo de un solo uso|código|код подтверждения|код верификации|код из смс|код из sms|смс код|sms код|код безопасности|код аутентификации|проверочныи код|одноразовыи код|код авторизации|" +
            "ma xac minh|ma xac nhan|ma xac thuc|ma otp|ma 2fa|ma bao mat|認証コード|认証コード|认证コード|确认コード|検証コード|ワンタイムパスワード|ワンタイムコード|인증번호|인증코드|인증 코드|확인 코드|code de verification|code de securite|codigo de verificacao|codigo de seguranca|dogrulama kodu|bestatigungscode|verifizierungscode|kode verifikasi|kode otp"),
        (Cue.WeakCode, "code|codes|sms|text message|codigo|codigos|код|коды|смс|短信|收到短信|六位数|6位数|六位数字|6位数字|的码|收到码|收到的码|发的码|发来的码|个码|这个码|这码|收到码是|kode|コード|ショートメッセージ"),
        (Cue.Password,
            "password|passwords|passwort|passwd|passwrd|passwrod|pasword|passord|pass word|pwd|pw|psw|pswd|login password|pass|anti phishing code|anti phishing phrase|anti phishing|antiphishing code|密码|密吗|密马|秘码|口令|暗号|防钓鱼码|防钓鱼|" +
            "contrasena|contrasenas|contrasenia|clave|пароль|пароли|пароля|паролем|mat khau|mk|パスワード|비밀번호|비번|mot de passe|mdp|senha|sifre|sifrem|kata sandi|haslo|heslo|kennwort"),
        (Cue.Pin, "pin|pin code|pin number|pincode|passcode|pass code|pin码|暗証番号|пин|пин код|ma pin"),
        (Cue.Card, "card|cards|card number|card no|debit card|credit card|visa|mastercard|amex|american express|maestro|jcb|unionpay|union pay|卡号|银行卡|银行卡号|信用卡|储蓄卡|借记卡|银联|银联卡|卡|tarjeta|tarjetas|карта|карты|карте|картои|カード|カード番号|carte|cartao|carta|so the"),
        (Cue.CardCheck, "cvv|cvc|cvv2|cvc2|cv2|card security code|安全码|卡背面|背面三位"),
        (Cue.Identity,
            "id card|id card number|id number|id no|identity card|identity number|identity card number|national id|citizen id|resident id|身份证|身份证号|身份证号码|身份证字号|身份证件|证件号|证件号码|身分证|身分证字号|hkid|香港身份证|台湾身份证|nric|fin number|dni|nif|nie|documento|documento de identidad|cccd|cmnd|can cuoc|can cuoc cong dan|chung minh nhan dan|mainambaa|マイナンバー|주민등록번호"),
        (Cue.Passport, "passport|passport number|passport no|passport nr|护照|护照号|护照号码|通行证|通行证号|通行证号码|回乡证号|台胞证号|驾照|驾照号|驾驶证号|driver license|drivers license|driver licence|driving licence|driving license|licence number|license number|港澳通行证|港澳通行证号码|回乡证|台胞证|pasaporte|numero de pasaporte|паспорт|паспорта|серия и номер паспорта|ho chieu|パスポート|パスポート番号|여권|여권번호|passeport|passaporte|reisepass|passaporto"),
        (Cue.SocialSecurity, "ssn|social security|social security number|social security no"),
        (Cue.NationalInsurance, "national insurance|national insurance number|national insurance no|nino|ni number"),
        (Cue.Other,
            "error|error code|errorcode|err code|status code|http code|promo code|promotion code|referral code|ref code|referal code|invite code|invitation code|inviter code|postal code|post code|postcode|zip code|zip|qr code|qr|swift code|swift|bic|bank code|sort code|country code|area code|dial code|dialing code|bar code|barcode|source code|dress code|" +
            "discount code|coupon code|coupon|gift code|voucher code|redeem code|redemption code|memo code|currency code|response code|return code|exit code|reason code|product code|tracking code|branch code|routing code|ticker|region code|affiliate code|reward code|bonus code|color code|tax code|iban|routing|routing number|account number|" +
            "order|orders|order number|order id|order no|uid|user id|userid|id|ids|trade id|trade no|trade number|trade|deal|txid|tx|tx id|tx hash|transaction|transactions|transaction id|transaction hash|hash|hashes|signature|block|block hash|contract|address|addresses|public key|public keys|pubkey|phone|phone number|mobile|telephone|tel|whatsapp|telegram|memo|tag|destination tag|" +
            "ticket|ticket number|case|case number|reference|reference number|ref|ref no|request id|trace id|traceid|timestamp|recvwindow|amount|price|limit|level|checksum|sha256|md5|guid|uuid|tracking number|version|balance|volume|group|block height|height|nonce|invoice|receipt|withdrawal|deposit|user|username|user name|usuario|nombre de usuario|логин|" +
            "错误码|错误代码|状态码|优惠码|兑换码|邀请码|推荐码|推广码|激活码|二维码|条形码|条码|邮编|邮政编码|邮政|编码|银行代码|代码|区号|提币码|礼品码|红包口令|口令红包|收款码|付款码|取件码|报错|错误|订单|订单号|订单编号|单号|工单|工单号|用户id|编号|流水号|凭证号|凭证|交易|交易号|交易id|哈希|交易哈希|哈希值|区块|合约|合约地址|地址|公钥|电话|手机|手机号|手机号码|号码|群号|群|qq|微信|支付宝|电报|" +
            "备注|标签|金额|价格|数量|时间戳|版本|余额|账号|帐号|户名|链接|" +
            "codigo de error|codigo postal|codigo qr|codigo de referido|codigo de invitacion|codigo promocional|codigo de pais|codigo swift|codigo de area|pedido|numero de pedido|orden|direccion|telefono|palabra clave|clave publica|код ошибки|ошибка|ошибки|qr код|реферальныи код|код приглашения|почтовыи индекс|промокод|код страны|заказ|заказа|номер заказа|адрес|хеш|хэш|транзакция|транзакции|телефон|публичныи ключ|" +
            "ma loi|ma don hang|ma gioi thieu|ma qr|ma giao dich|ma moi|don hang|dia chi|khoa cong khai|エラーコード|エラー|注文|注文番号|注文番号|qrコード|招待コード|紹介コード|アドレス|ハッシュ|トランザクション|取引id|公开键|郵便番号|주문번호|주소|트랜잭션|초대 코드|에러 코드|" +
            "fehlercode|code erreur|code postal|code promo|code parrainage|codigo de erro|codigo de convite"),
    ];
}
