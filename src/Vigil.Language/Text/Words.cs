using System.Collections.Frozen;

namespace Vigil.Language.Text;

/// <summary>Words of the trade that are longer than the two characters which every Chinese text is cut into anyway.</summary>
internal static class Words
{
    public const int Longest = 6;

    private const string List = """
        区块链 去中心化 智能合约 冷钱包 热钱包 多重签名 流动性 挖矿 流动性挖矿 共识机制 工作量证明 权益证明 稳定币 助记词 私钥 公钥 钱包地址 合约地址
        验证码 验证器 谷歌验证 谷歌验证器 二次验证 身份验证 身份认证 实名认证 人脸识别 视频认证 通行密钥 防钓鱼码 白名单 地址簿 反洗钱
        未到账 没到账 不到账 未到帐 提币地址 充币地址 最小充币 最小提币 手续费 提币手续费 矿工费 区块确认 确认数 交易哈希 旅行规则 资金来源 地址证明 住址证明
        强制平仓 保证金 逐仓 全仓 维持保证金 资金费率 止盈止损 条件单 计划委托 限价单 市价单 跟踪委托 网格交易 跟单 带单 策略机器人 标记价格 插针 爆仓 穿仓 强平价
        银行卡 卡被冻结 司法冻结 风控 解除风控 提币暂停 限制提币 限制交易 冻结账户 申诉 投诉 放币 不放币 未放币 已付款 未付款 我已付款 取消订单 超时取消 付款凭证 聊天记录 商家
        转人工 人工客服 人工服务 在线客服 客服电话 工单 工单进度 漏洞赏金 官方验证 官方渠道 钓鱼网站 诈骗 被盗 被骗 盗币 杀猪盘 假客服 异地登录 陌生设备 冻结我的账户
        子账户 子账号 母账户 划转 资金账户 交易账户 理财账户 质押 赎回 活期 定期 借贷 抵押 质押率 空投 返佣 体验金 邀请奖励 优惠券 卡券 api密钥 签名错误 频率限制
        助力 维护 停机 上币 下架 公告 税务 账单 对账单 资产证明 资金证明 隐私 删除数据 注销账户 注销账号 警方 法院 律师 继承 遗产
        """;

    public static readonly FrozenSet<string> Known = List.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Where(w => w.Length is > 2 and <= Longest)
        .ToFrozenSet(StringComparer.Ordinal);
}
