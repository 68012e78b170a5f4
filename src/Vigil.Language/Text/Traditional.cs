using System.Collections.Frozen;

namespace Vigil.Language.Text;

/// <summary>Traditional characters that customers of an exchange write, each with its simplified form. One to one, so texts keep their length.</summary>
internal static class Traditional
{
    // Pairs: traditional, then simplified. Our own selection: the trade's words and the common words around them.
    private const string Pairs =
        "萬万與与專专業业東东絲丝兩两嚴严個个豐丰臨临為为麗丽舉举麼么義义樂乐習习鄉乡書书買买亂乱爭争虧亏雲云亞亚產产親亲億亿僅仅從从倉仓儀仪們们價价眾众優优會会偉伟傳传傷伤偽伪體体餘余傭佣債债傾倾償偿儲储" +
        "兒儿黨党關关興兴養养內内冊册寫写軍军農农衝冲決决況况凍冻淨净準准減减湊凑幾几憑凭擊击劃划劉刘則则剛刚創创刪删別别劑剂劇剧勸劝辦办務务動动勵励勁劲勞劳勢势區区醫医華华協协單单賣卖衛卫卻却廠厂廳厅歷历曆历" +
        "厲厉壓压厭厌縣县參参雙双發发髮发變变敘叙疊叠葉叶號号嘆叹後后嚇吓嗎吗啟启吳吴員员聽听問问喚唤嘗尝團团園园圍围國国圖图圓圆聖圣場场壞坏塊块堅坚墜坠報报壯壮聲声殼壳處处備备夠够頭头夾夹奪夺奮奋獎奖婦妇媽妈" +
        "娛娱學学孫孙寧宁寶宝實实審审憲宪賓宾對对尋寻導导將将爾尔塵尘屆届屬属歲岁崗岗島岛幣币帥帅師师帳账帐账帶带幫帮幹干乾干庫库應应廢废廣广慶庆開开異异棄弃張张彌弥彎弯彈弹強强歸归當当錄录彙汇匯汇徹彻徑径復复複复" +
        "憶忆憂忧懷怀態态總总戀恋懇恳惡恶悶闷驚惊懼惧慘惨慣惯憤愤願愿懶懒戲戏戰战戶户撲扑執执擴扩掃扫揚扬擾扰撫抚拋抛搶抢護护擔担擬拟擁拥攔拦擇择掛挂揮挥擋挡擠挤損损撿捡換换據据攜携攝摄擺摆搖摇擊击敵敌數数齊齐" +
        "斷断無无舊旧時时曠旷曉晓暫暂術术樸朴機机殺杀雜杂權权條条來来極极構构樣样檔档橋桥檢检樓楼標标欄栏歡欢歐欧殘残毀毁畢毕氣气漢汉湯汤溝沟沒没淚泪澤泽潔洁濟济測测瀏浏渾浑濃浓滅灭靈灵災灾煩烦燒烧熱热爛烂燈灯" +
        "點点煉炼烴烃狀状猶犹獨独獲获現现環环瑪玛電电畫画暢畅療疗瘋疯監监蓋盖盤盘盜盗眼眼矚瞩碼码礦矿確确禮礼禍祸離离種种積积稱称穩稳窮穷竊窃競竞筆笔籌筹簽签籤签簡简糧粮緊紧糾纠紅红約约級级純纯紙纸納纳紛纷線线練练" +
        "組组細细終终經经結结給给絡络絕绝統统繼继續续維维綜综綠绿綁绑網网編编緣缘緩缓縮缩繳缴績绩繁繁罰罚罵骂羅罗職职聯联聰聪肅肃腦脑臉脸膽胆腳脚臟脏藝艺節节範范薦荐藍蓝藥药蘋苹虛虚蟲虫補补襲袭製制製制裝装裡里裏里見见" +
        "觀观規规視视覺觉覽览計计訂订認认討讨讓让訓训議议訊讯記记講讲許许論论設设訪访證证評评識识詐诈訴诉詞词譯译試试詩诗誠诚話话該该詳详語语誤误說说請请諸诸誰谁調调談谈課课謝谢謊谎譜谱讀读變变負负財财責责賢贤敗败" +
        "貨货質质販贩貪贪貧贫購购貯贮貼贴貴贵貸贷費费賀贺賊贼資资賠赔賴赖賺赚賽赛贈赠贏赢趙赵趕赶趨趋躍跃跡迹踐践軟软轉转輪轮輕轻載载較较輔辅輛辆輸输辭辞邊边達达遷迁過过運运還还這这進进遠远違违連连遲迟適适選选遺遗" +
        "郵邮鄰邻醜丑釋释鑒鉴鑑鉴針针釣钓鈔钞鈕钮錢钱鉤钩銀银鋪铺鏈链鍊链銷销鎖锁鍋锅錯错鍵键鎮镇鏡镜鐘钟鍾钟長长門门閃闪閉闭間间閒闲閱阅闊阔隊队陽阳陰阴階阶際际陸陆陳陈險险隨随隱隐難难雖虽霧雾靜静頁页頂顶項项順顺" +
        "須须預预領领頻频題题額额顏颜顧顾類类顯显風风飛飞飯饭飲饮館馆馬马駐驻駕驾駭骇騎骑騙骗驗验騰腾驅驱髒脏鬆松鬥斗魚鱼麥麦黃黄齡龄龍龙週周儘尽盡尽剋克於于佔占併并並并係系繫系彆别採采冇没嘅的啲些喺在唔不咗了嚟来佢他點点" +
        "麪面麵面嚮向響响徵征誌志託托迴回僱雇傑杰輩辈勝胜塗涂廚厨蠻蛮濾滤禦御閘闸闆板賬账績绩託托詢询諮咨諾诺謹谨豬猪踴踊軌轨輯辑醒醒鉅巨鑽钻闖闯隻只鎊镑駁驳鬧闹";

    private static readonly FrozenDictionary<char, char> Table = Build();

    /// <summary>The simplified form, or the character itself.</summary>
    public static char Simplify(char c) => c >= 0x4E00 && Table.TryGetValue(c, out var s) ? s : c;

    /// <summary>A simplified word in every way that traditional characters can spell it; itself among them.</summary>
    public static IEnumerable<string> SpellingsOf(string word)
    {
        IEnumerable<string> begun = [""];
        foreach (var c in word)
        {
            char[] forms = [c, .. Table.Where(pair => pair.Value == c).Select(pair => pair.Key)];
            begun = [.. begun.SelectMany(start => forms.Select(form => start + form))];
        }

        return begun;
    }

    private static FrozenDictionary<char, char> Build()
    {
        var table = new Dictionary<char, char>(Pairs.Length / 2);
        for (var i = 0; i + 1 < Pairs.Length; i += 2)
        {
            if (Pairs[i] != Pairs[i + 1])
            {
                table[Pairs[i]] = Pairs[i + 1];
            }
        }

        return table.ToFrozenDictionary();
    }
}
